using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>One mistake, one message: the rules of design wait until there is no error.</summary>
public class DesignSilenceTests
{
    private const string Poor = "Dense(8, Init.Zeros) >> Dense(8) >> BatchNorm() >> Softmax >> Dropout(0.9f) >> Relu";

    [Theory]
    [InlineData("Input(0) >> " + Poor, "", "DN1005")]
    [InlineData("Input(4, 4) >> " + Poor, "", "DN1004")]
    [InlineData("Input(4) >> " + Poor, "Loss = Loss.CrossEntropy", "DN1006")]
    [InlineData("Input(4) >> " + Poor, "MemoryBudget = \"1 B\"", "DN1007")]
    [InlineData("Input(Environment.ProcessorCount) >> " + Poor, "", "DN1003")]
    public async Task An_error_is_told_alone(string definition, string attribute, string rule) =>
        (await Verify.Diagnostics(Networks.Of(definition, attribute))).ShouldHaveSingleItem().Id.ShouldBe(rule);

    [Fact]
    public async Task Without_the_error_they_all_speak() =>
        (await Verify.Diagnostics(Networks.Of("Input(4) >> " + Poor))).Select(diagnostic => diagnostic.Id).Distinct().Order().ShouldBe(["DN1009", "DN2002", "DN2004", "DN2005", "DN2007", "DN2008"]);

    /// <summary>What is said of BatchNorm isn't true of normalization within rows: a bias isn't cancelled, dropout before it and places behind activations are usual.</summary>
    [Theory]
    [InlineData("Input(8) >> Dense(16) >> LayerNorm() >> Relu >> LayerNorm() >> Dense(2)")]
    [InlineData("Input(8) >> RmsNorm() >> Dense(16) >> Gelu >> Dropout(0.1f) >> RmsNorm() >> Dense(2)")]
    [InlineData("Input(8, 8, 3) >> Conv2D(8, 3) >> GroupNorm(2) >> Relu >> Conv2D(8, 3) >> Relu >> GroupNorm(4) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Input(8) >> Dense(16) >> Tanh >> LayerNorm() >> Dense(16) >> Tanh >> LayerNorm() >> Dense(16) >> Tanh >> LayerNorm() >> Dense(2)")]
    public async Task Normalization_within_rows_is_no_BatchNorm(string definition) => (await Verify.Diagnostics(Networks.Of(definition))).ShouldBeEmpty();

    [Fact]
    public async Task A_good_network_has_nothing_to_be_told() => (await Verify.Diagnostics(Networks.Of(
        "Input(28, 28, 1) >> Flatten >> Repeat(3, i => Dense(128 >> i, bias: false) >> BatchNorm() >> Relu >> Dropout(0.2f)) >> Residual(Dense(32) >> Relu >> Dense(32)) >> Dense(10) >> Softmax",
        "Loss = Loss.CrossEntropy"))).ShouldBeEmpty();
}
