namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN1010: what is proved of a custom activation.</summary>
public class FlatActivationTests
{
    [Theory]
    [InlineData("x => 3", "activation1", "is 3 whatever")]
    [InlineData("x => x - x + 1", "is 1 whatever")]
    [InlineData("x => x > 0 ? 1 : 0", "0 everywhere")]
    [InlineData("x => MathF.Abs(x) < 1 ? 1 : 0.5f", "0 everywhere")]
    public async Task No_slope_at_all(string function, params string[] words) => await Speaks(function, words);

    [Theory]
    [InlineData("x => x", "linear, x:")]
    [InlineData("x => 2 * x + 1", "linear, 2·x + 1")]
    [InlineData("x => (x + x) / 4", "linear, 0.5·x")]
    [InlineData("x => Scalar.LeakyRelu(x, 1)", "linear, x:")]
    [InlineData("x => MathF.Max(x, x - 1)", "linear, x:")]
    public async Task Linear(string function, params string[] words) => await Speaks(function, words);

    [Theory]
    [InlineData("x => MathF.Max(x, 0)", "every x < 0")]
    [InlineData("x => Scalar.Relu(x - 2)", "every x < 2")]
    [InlineData("x => MathF.Min(x, 6)", "every x > 6")]
    [InlineData("x => MathF.Min(MathF.Max(x, 0), 6) * x", "every x < 0")]
    [InlineData("x => x > 1 ? MathF.Log(x) : 0", "every x < 1")]
    [InlineData("x => MathF.Max(x, 0) * MathF.Max(x, 0)", "every x < 0")]
    [InlineData("x => x - MathF.Abs(x)", "every x > 0")]
    [InlineData("x => MathF.Sqrt(MathF.Max(-1 - x, 0) + 1)", "every x > -1")]
    [InlineData("x => MathF.Max(MathF.Tanh(x), 0)", "every negative x that is far enough")]
    [InlineData("x => MathF.Exp(x) > 100 ? 7 : x", "every positive x that is far enough")]
    public async Task Dead_on_a_half_line(string function, params string[] words) => await Speaks(function, words);

    [Theory]
    [InlineData("x => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))")]
    [InlineData("x => MathF.Max(x, 0.1f * x)")]
    [InlineData("x => MathF.Abs(x)")]
    [InlineData("x => MathF.Tanh(x)")]
    [InlineData("x => x * x")]
    [InlineData("x => MathF.Sin(x)")]
    [InlineData("x => x > 0 ? x : MathF.Exp(x) - 1")]
    [InlineData("x => x > 0 ? x + 1 : x")]
    [InlineData("x => Scalar.Gelu(x)")]
    [InlineData("x => MathF.Abs(x) < 1 ? 0 : x")]
    [InlineData("x => MathF.Max(MathF.Sin(x), 0)")]
    [InlineData("x => MathF.Max(MathF.Tanh(x), -1)")]
    [InlineData("x => x * x / x")]
    public async Task What_learns_and_what_cannot_be_known(string function) => await Networks.Silent("DN1010", $"Input(4) >> Dense(3) >> Activation({function})");

    [Theory]
    [InlineData("Input(4).Dense(3).Activation({|DN1010:function: x => 1|}).Dense(2)", "activation1")]
    [InlineData("Input(4) >> Dense(3) >> Activation(MathF.Abs) >> Dense(3) >> Activation({|DN1010:x => x + MathF.Abs(x)|})", "activation2", "every x < 0")]
    public async Task Both_forms(string definition, params string[] words) => await Networks.Speaks("DN1010", definition, words);

    [Theory]
    [InlineData("Input(4) >> Dense(3) >> Relu >> Dense(2)")]
    [InlineData("Input(4).Dense(3).LeakyRelu(0).Dense(2)")]
    public async Task Built_in_layers_are_never_meant(string definition) => await Networks.Silent("DN1010", definition);

    private static Task Speaks(string function, string[] words) => Networks.Speaks("DN1010", $"Input(4) >> Dense(3) >> Activation({{|DN1010:{function}|}})", words);
}
