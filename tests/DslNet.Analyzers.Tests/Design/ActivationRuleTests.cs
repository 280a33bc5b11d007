using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN1009, DN2006, DN2007 and DN2008: which activations stand where.</summary>
public class ActivationRuleTests
{
    [Theory]
    [InlineData("Input(4) >> Dense(8) >> {|DN1009:Softmax|} >> Dense(3) >> Softmax", "softmax1", "dense2", "8 outputs")]
    [InlineData("Input(4).Dense(8).{|DN1009:Softmax()|}.Dense(3).Softmax()", "softmax1", "dense2")]
    [InlineData("Input(4) >> Dense(8) >> {|DN1009:Softmax|} >> Softmax", "softmax1 is followed by softmax2")]
    [InlineData("Input(4) >> Dense(8) >> {|DN1009:Softmax|} >> Relu", "relu1")]
    [InlineData("Input(4) >> Residual(Dense(4) >> {|DN1009:Softmax|}) >> Dense(2)", "inside a block", "4 outputs")]
    [InlineData("Input(4) >> Repeat(3, Dense(4) >> {|DN1009:Softmax|}) >> Dense(2)", "softmax1")]
    [InlineData("Input(6) >> Dense(12) >> {|DN1009:Softmax|} >> Reshape(3, 4) >> SelfAttention(2) >> Flatten >> Dense(2)", "softmax1 stands before selfattention1", "a softmax of their own")]
    public async Task A_softmax_inside(string definition, params string[] words) => await Networks.Speaks("DN1009", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> Relu >> Dense(3) >> Softmax")]
    [InlineData("Input(4).Dense(3).Softmax().Flatten()")]
    [InlineData("Input(4) >> Dense(3) >> Softmax >> Dropout(0.2f)")]
    [InlineData("Input(4) >> Softmax")]
    public async Task A_softmax_at_the_end(string definition) => await Networks.Silent("DN1009", definition);

    [Theory]
    [InlineData("Input(4) >> Dense(4) >> Sigmoid >> Dense(4) >> Tanh >> Dense(4) >> {|DN2006:Sigmoid|} >> Dense(2)", "sigmoid1, tanh1 and sigmoid2", "3 saturating")]
    [InlineData("Input(4).Dense(4).Tanh().Dropout(0.2f).Dense(4).Tanh().Dense(4).{|DN2006:Tanh()|}.Dense(4).Tanh()", "tanh1, tanh2, tanh3 and tanh4", "4 saturating")]
    [InlineData("Input(4) >> Repeat(5, Dense(4) >> {|DN2006:Sigmoid|}) >> Dense(2)", "sigmoid1 to sigmoid5: 5 saturating")]
    [InlineData("Input(4) >> Dense(4) >> Tanh >> Relu >> Dense(4) >> Tanh >> Dense(4) >> Tanh >> Dense(4) >> {|DN2006:Tanh|}", "tanh2, tanh3 and tanh4")]
    public async Task Saturating_activations_in_a_row(string definition, params string[] words) => await Networks.Speaks("DN2006", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(4) >> Sigmoid >> Dense(4) >> Tanh >> Dense(2)")]
    [InlineData("Input(4).Dense(4).Tanh().Dense(4).BatchNorm().Tanh().Dense(4).Tanh()")]
    [InlineData("Input(4) >> Dense(4) >> Tanh >> Dense(4) >> Tanh >> Residual(Dense(4) >> Tanh) >> Dense(4) >> Tanh")]
    [InlineData("Input(4) >> Dense(4) >> Tanh >> Dense(4) >> Tanh >> Dense(4) >> Activation(x => MathF.Tanh(x)) >> Dense(2)")]
    [InlineData("Input(4) >> Residual(Dense(4) >> Tanh >> Dense(4) >> Tanh >> Dense(4) >> Tanh)")]
    public async Task Fewer_or_interrupted_ones(string definition) => await Networks.Silent("DN2006", definition);

    [Fact]
    public async Task A_sigmoid_that_is_fused_with_its_loss_does_not_count() => await Networks.Silent(
        "DN2006", "Input(4) >> Dense(4) >> Tanh >> Dense(4) >> Tanh >> Dense(1) >> Sigmoid", "Loss = Loss.BinaryCrossEntropy");

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> {|DN2007:Dense(3)|}", "dense2 follows dense1", "from 4 to 3")]
    [InlineData("Input(4).Dense(8).{|DN2007:Dense(3)|}.Softmax()", "dense2 follows dense1")]
    [InlineData("Input(4) >> Dense(8) >> BatchNorm() >> Dropout(0.2f) >> Flatten >> {|DN2007:Dense(3, name: \"answer\")|}", "answer follows dense1")]
    [InlineData("Input(4) >> Repeat(3, {|DN2007:Dense(8)|}) >> Relu", "dense2 follows dense1")]
    [InlineData("Input(4) >> Residual(Dense(8) >> {|DN2007:Dense(4)|}) >> Relu", "from 4 to 4")]
    public async Task Two_dense_in_a_row(string definition, params string[] words) => await Networks.Speaks("DN2007", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> Relu >> Dense(3)")]
    [InlineData("Input(4).Dense(8).Activation(x => x * x).Dense(3)")]
    [InlineData("Input(4) >> Dense(4) >> Residual(Dense(4)) >> Dense(4)")]
    [InlineData("Input(4) >> Dense(4) >> Residual(Relu >> Dense(4)) >> Dense(2)")]
    [InlineData("Input(4) >> Dense(8) >> LayerNorm() >> Dense(3)")]
    [InlineData("Input(4).Dense(8).RmsNorm().Dropout(0.2f).Dense(3)")]
    [InlineData("Input(4) >> Dense(8) >> GroupNorm(2) >> Dense(3)")]
    public async Task Two_dense_with_something_between(string definition) => await Networks.Silent("DN2007", definition);

    [Theory]
    [InlineData("Input(4) >> Dense(3) >> {|DN2008:Relu|}", "relu1", "3 outputs")]
    [InlineData("Input(4).Dense(3).{|DN2008:Softplus()|}", "softplus1")]
    [InlineData("Input(4) >> Dense(3) >> {|DN2008:LeakyRelu(0.1f)|} >> Flatten", "leakyrelu1")]
    [InlineData("Input(4).Dense(3).Softmax().{|DN2008:Dropout(0.2f)|}", "dropout1", "random")]
    public async Task An_end_that_is_none(string definition, params string[] words) => await Networks.Speaks("DN2008", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(3)")]
    [InlineData("Input(4).Dense(3).Softmax()")]
    [InlineData("Input(4) >> Dense(1) >> Sigmoid")]
    [InlineData("Input(4).Dense(3).Tanh()")]
    [InlineData("Input(4) >> Dense(3) >> Activation(x => 2 * MathF.Tanh(x))")]
    [InlineData("Input(4) >> Residual(Dense(4) >> Relu)")]
    [InlineData("Input(4)")]
    public async Task An_end_that_is_one(string definition) => await Networks.Silent("DN2008", definition);

    [Fact]
    public async Task In_a_helper_the_place_is_there_and_the_message_comes_once() => await Verify.Rule(
        "DN2007",
        Networks.Of("Input(4) >> Repeat(3, i => Helper.Block(i)) >> Relu"),
        "static class Helper { public static Layer Block(int i) => {|DN2007:Dense(8 + i)|}; }");
}
