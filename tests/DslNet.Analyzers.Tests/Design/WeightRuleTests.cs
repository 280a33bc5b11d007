namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN2001 and DN2002: how weights start.</summary>
public class WeightRuleTests
{
    [Theory]
    [InlineData("Input(4) >> Dense(8, {|DN2001:init: Init.Xavier|}) >> Relu >> Dense(2)", "dense1", "XavierNormal", "relu1", "HeNormal fits")]
    [InlineData("Input(4).Dense(8, {|DN2001:Init.XavierUniform|}).Gelu().Dense(2)", "dense1", "gelu1", "HeUniform fits")]
    [InlineData("Input(4) >> Dense(8, {|DN2001:Init.LeCunNormal|}) >> BatchNorm() >> Dropout(0.2f) >> Softplus >> Dense(2)", "LeCunNormal", "softplus1")]
    [InlineData("Input(4) >> Dense(8, bias: false, {|DN2001:init: Init.Xavier|}) >> LeakyRelu() >> Dense(2)", "leakyrelu1")]
    [InlineData("Input(4).Dense(8, {|DN2001:Init.Xavier|}).Elu().Dense(8, {|DN2001:Init.Xavier|}).Silu().Dense(2)", "elu1")]
    [InlineData("Input(4) >> Dense(8, {|DN2001:Init.He|}) >> Tanh >> Dense(2)", "dense1 starts with HeNormal", "tanh1", "XavierNormal fits")]
    [InlineData("Input(4).Dense(1, {|DN2001:Init.HeUniform|}).Sigmoid()", "sigmoid1", "XavierUniform fits")]
    [InlineData("Input(4) >> Residual(Dense(4, {|DN2001:Init.Xavier|}) >> Relu >> Dense(4)) >> Dense(2)", "relu1")]
    public async Task Initializers_that_do_not_pair(string definition, params string[] words) => await Networks.Speaks("DN2001", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(8, Init.He) >> Relu >> Dense(8, Init.Xavier) >> Tanh >> Dense(2, Init.LeCunNormal) >> Sigmoid")]
    [InlineData("Input(4).Dense(8).Relu().Dense(8, Init.Auto).Tanh().Dense(2)")]
    [InlineData("Input(4) >> Dense(8, Init.Normal(0.1f)) >> Relu >> Dense(8, Init.Uniform(0.1f)) >> Tanh >> Dense(2)")]
    [InlineData("Input(4) >> Dense(8, Init.Xavier) >> Activation(x => x * x) >> Dense(8, Init.He) >> Activation(x => x * x) >> Dense(2)")]
    [InlineData("Input(4) >> Dense(4, Init.Xavier) >> Residual(Relu >> Dense(4)) >> Dense(2)")]
    [InlineData("Input(4) >> Residual(Dense(4, Init.Xavier)) >> Relu >> Dense(2)")]
    [InlineData("Input(4) >> Dense(4, Init.He) >> Softmax")]
    [InlineData("Input(4) >> Dense(4, Init.Xavier)")]
    public async Task Initializers_that_pair_or_may(string definition) => await Networks.Silent("DN2001", definition);

    [Theory]
    [InlineData("Input(4) >> Dense(8, {|DN2002:Init.Zeros|}) >> Relu >> Dense(2)", "dense1", "Zeros", "8 neurons")]
    [InlineData("Input(4).Dense(8, {|DN2002:init: Init.Constant(0.5f)|}).Tanh().Dense(2)", "Constant(0.5)")]
    [InlineData("Input(4) >> Dense(2, {|DN2002:Init.Constant(1)|})", "Constant(1)", "2 neurons")]
    [InlineData("Input(4) >> Dense(4, {|DN2002:Init.Zeros|}) >> Residual(Relu >> Dense(4))", "Zeros")]
    public async Task Equal_weights(string definition, params string[] words) => await Networks.Speaks("DN2002", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> Relu >> Dense(2, Init.Normal(0.01f))")]
    [InlineData("Input(4).Dense(8).Relu().Dense(2, Init.Zeros).Softmax()")]
    [InlineData("Input(4) >> Dense(1, Init.Constant(0.5f))")]
    [InlineData("Input(4) >> Residual(Dense(4) >> Relu >> Dense(4, Init.Constant(0))) >> Dense(2)")]
    public async Task Weights_that_differ_or_may_be_equal(string definition) => await Networks.Silent("DN2002", definition);
}
