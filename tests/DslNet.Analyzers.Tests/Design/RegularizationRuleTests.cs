namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN2003, DN2004 and DN2005: BatchNorm and Dropout.</summary>
public class RegularizationRuleTests
{
    [Theory]
    [InlineData("Input(4) >> Dense(8) >> Relu >> {|DN2003:BatchNorm()|} >> Dense(2)", "batchnorm1 stands behind relu1")]
    [InlineData("Input(4).Dense(8).Activation(x => x * x).{|DN2003:BatchNorm(momentum: 0.2f)|}.Dense(2)", "activation1")]
    [InlineData("Input(4) >> Dense(8) >> Relu >> Dropout(0.2f) >> {|DN2003:BatchNorm()|} >> Dense(2)", "relu1")]
    [InlineData("Input(4) >> Dense(2) >> {|DN2003:BatchNorm()|}", "batchnorm1 ends the network, behind dense1")]
    [InlineData("Input(4) >> Residual(Dense(4) >> Relu >> {|DN2003:BatchNorm()|}) >> Dense(2)", "relu1")]
    public async Task A_batch_norm_elsewhere(string definition, params string[] words) => await Networks.Speaks("DN2003", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> BatchNorm() >> Relu >> Dense(2)")]
    [InlineData("Input(4).Dense(8).BatchNorm().Dropout(0.2f).Relu().Dense(2)")]
    [InlineData("Input(4) >> BatchNorm() >> Dense(2)")]
    [InlineData("Input(4) >> Residual(BatchNorm() >> Relu >> Dense(4)) >> BatchNorm() >> Dense(2)")]
    [InlineData("Input(4) >> Residual(Dense(4) >> BatchNorm()) >> Relu >> Dense(2)")]
    [InlineData("Input(4) >> Dense(4) >> BatchNorm() >> Residual(Relu >> Dense(4)) >> Dense(2)")]
    [InlineData("Input(4) >> Dense(4) >> BatchNorm() >> Dense(2)")]
    public async Task A_batch_norm_in_its_place_or_where_it_is_common(string definition) => await Networks.Silent("DN2003", definition);

    [Theory]
    [InlineData("Input(4) >> {|DN2004:Dense(8)|} >> BatchNorm() >> Relu >> Dense(2)", "dense1", "8 numbers", "batchnorm1")]
    [InlineData("Input(4).{|DN2004:Dense(8, Init.He)|}.Flatten().BatchNorm().Relu().Dense(2)", "dense1")]
    [InlineData("Input(4) >> Dense(8, {|DN2004:bias: true|}) >> BatchNorm() >> Relu >> Dense(2)", "8 numbers")]
    [InlineData("Input(4) >> Repeat(2, {|DN2004:Dense(8)|} >> BatchNorm() >> Relu) >> Dense(2)", "dense1")]
    [InlineData("Input(4) >> Residual({|DN2004:Dense(4)|} >> BatchNorm()) >> Relu >> Dense(2)", "4 numbers")]
    public async Task A_bias_that_is_cancelled(string definition, params string[] words) => await Networks.Speaks("DN2004", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(8, bias: false) >> BatchNorm() >> Relu >> Dense(2)")]
    [InlineData("Input(4).Dense(8).Dropout(0.2f).BatchNorm().Relu().Dense(2)")]
    [InlineData("Input(4) >> Dense(8) >> Relu >> BatchNorm() >> Dense(2)")]
    [InlineData("Input(4) >> Residual(Dense(4)) >> BatchNorm() >> Dense(2)")]
    public async Task A_bias_that_is_not(string definition) => await Networks.Silent("DN2004", definition);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> Relu >> Dropout({|DN2005:0.8f|}) >> Dense(2)", "dropout1", "0.8")]
    [InlineData("Input(4).Dense(8).Relu().Dropout({|DN2005:rate: 0.05f|}).Dense(2)", "0.05")]
    [InlineData("Input(4) >> Dense(8) >> {|DN2005:Dropout(0.2f)|} >> BatchNorm() >> Relu >> Dense(2)", "dropout1 stands right before batchnorm1")]
    [InlineData("Input(4).Dense(8).Relu().{|DN2005:Dropout({|DN2005:0.6f|})|}.BatchNorm().Dense(2)", "dropout1")]
    public async Task An_unusual_dropout(string definition, params string[] words) => await Networks.Speaks("DN2005", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> Relu >> Dropout(0.25f) >> Dense(2)")]
    [InlineData("Input(4).Dense(8).Relu().Dropout(0.1f).Dense(8).Relu().Dropout(0.5f).Dense(2)")]
    [InlineData("Input(4) >> Dense(8) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(2)")]
    [InlineData("Input(4) >> Residual(Dense(4) >> Dropout(0.2f)) >> BatchNorm() >> Dense(2)")]
    public async Task A_usual_dropout(string definition) => await Networks.Silent("DN2005", definition);
}
