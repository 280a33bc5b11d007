using System.Runtime.Intrinsics;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Generators.Tests.FrontEnd;

namespace DslNet.Generators.Tests.Numbers;

/// <summary>Functions that people write, read by the front end: their slopes where they once were infinite, no number, or one-sided.</summary>
public class KnownSlopeTests
{
    /// <summary>By mpmath 1.3.0 with 60 digits.</summary>
    [Theory]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", -89, -1.960079934e-37)]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", -20, -3.916191874e-8)]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", -1, 0.05921675588)]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", 0.5, 0.8864243754)]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", 88, 1)]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", 89, 1)]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", 3.4028235e38, 1)]
    [InlineData("x / (1 + MathF.Exp(-x))", -89, -1.960079934e-37)]
    [InlineData("x / (1 + MathF.Exp(-x))", -20, -3.916191866e-8)]
    [InlineData("x / (1 + MathF.Exp(-x))", -3.4028235e38, 0)]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x))", -1, 0.4199743416)]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x))", 100, 0)]
    [InlineData("MathF.Log(MathF.Exp(x) + MathF.Exp(-x))", -1, -0.761594156)]
    [InlineData("MathF.Log(MathF.Exp(x) + MathF.Exp(-x))", 1e30, 1)]
    [InlineData("MathF.Log(MathF.Exp(x) + MathF.Exp(-x))", 0, 0)]
    [InlineData("MathF.Sqrt(1 + x * x)", 1e30, 1)]
    [InlineData("MathF.Sqrt(1 + x * x)", -20, -0.9987523389)]
    [InlineData("MathF.Tanh(MathF.Exp(x))", 100, 0)]
    [InlineData("MathF.Tanh(MathF.Exp(x))", 1, 0.04693651986)]
    [InlineData("0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)))", 1e20, 1)]
    [InlineData("0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)))", -1.1924, -0.1168744248)]
    [InlineData("x * MathF.Sqrt(MathF.Abs(x))", 0, 0)]
    [InlineData("MathF.Sqrt(x * x * x * x)", 0, 0)]
    [InlineData("MathF.Sqrt(x * x)", 0, 0)]

    // At ties: computed by PyTorch 1.13's maximum, minimum, abs, relu and clamp.
    [InlineData("MathF.Max(x, 0)", 0, 0.5)]
    [InlineData("MathF.Min(x, 0)", 0, 0.5)]
    [InlineData("MathF.Abs(x)", 0, 0)]
    [InlineData("Scalar.Relu(x)", 0, 0)]
    [InlineData("Math.Clamp(x, -1, 1)", 1, 1)]
    [InlineData("Math.Clamp(x, -1, 1)", -1, 1)]
    [InlineData("Math.Clamp(x, -1, 1)", 1.5, 0)]
    public void An_activation_has_this_slope(string function, double at, double slope)
    {
        ScalarFunction formula = ReadDefinition.Of($"static Net Define() => Input(3) >> Activation(x => {function});").Graph.ShouldNotBeNull().Nodes[0].Layer.Function("function");
        Slope(formula, (float)at).ShouldBe((float)slope, 1e-30 + (2e-6 * Math.Max(Math.Abs(slope), Math.Abs(slope) < 1e-20 ? 0 : 0.1)));
    }

    /// <summary>
    /// By hand: the slope is σ(z) − t, and with the weight p of what is positive (1 − t)·σ(z) − p·t·(1 − σ(z)). PyTorch's
    /// binary_cross_entropy_with_logits has the same.
    /// </summary>
    [Theory]
    [InlineData("MathF.Max(z, 0) - z * t + MathF.Log(1 + MathF.Exp(-MathF.Abs(z)))", 0, 0, 0.5)]
    [InlineData("MathF.Max(z, 0) - z * t + MathF.Log(1 + MathF.Exp(-MathF.Abs(z)))", 0, 1, -0.5)]
    [InlineData("MathF.Max(z, 0) - z * t + MathF.Log(1 + MathF.Exp(-MathF.Abs(z)))", 200, 0, 1)]
    [InlineData("MathF.Max(z, 0) - z * t + MathF.Log(1 + MathF.Exp(-MathF.Abs(z)))", -200, 1, -1)]
    [InlineData("MathF.Max(z, 0) - z * t + MathF.Log(1 + MathF.Exp(-MathF.Abs(z)))", 3.4028235e38, 0, 1)]
    [InlineData("(1 - t) * z + (1 + 4 * t) * (MathF.Log(1 + MathF.Exp(-MathF.Abs(z))) + MathF.Max(-z, 0))", 0, 1, -2.5)]
    [InlineData("(1 - t) * z + (1 + 4 * t) * (MathF.Log(1 + MathF.Exp(-MathF.Abs(z))) + MathF.Max(-z, 0))", 0, 0, 0.5)]
    [InlineData("(1 - t) * z + (1 + 4 * t) * (MathF.Log(1 + MathF.Exp(-MathF.Abs(z))) + MathF.Max(-z, 0))", -100, 1, -5)]
    [InlineData("-5 * t * MathF.Log(1 / (1 + MathF.Exp(-z))) - (1 - t) * MathF.Log(1 - 1 / (1 + MathF.Exp(-z)))", 0, 1, -2.5)]
    [InlineData("-5 * t * MathF.Log(1 / (1 + MathF.Exp(-z))) - (1 - t) * MathF.Log(1 - 1 / (1 + MathF.Exp(-z)))", -1000, 1, -5)]
    [InlineData("-5 * t * MathF.Log(1 / (1 + MathF.Exp(-z))) - (1 - t) * MathF.Log(1 - 1 / (1 + MathF.Exp(-z)))", 1000, 0, 1)]
    public void A_loss_has_this_slope(string function, double at, double target, double slope)
    {
        string source = Harness.Compiling.Usings + $$"""
            [Network(Loss = Loss.Custom)]
            partial class N
            {
                static Net Define() => Input(3) >> Dense(1);
                static float LossOf(float z, float t) => {{function}};
            }
            """;
        ScalarFunction loss = ReadDefinition.Class("N", source).Graph.ShouldNotBeNull().Options.CustomLoss.ShouldNotBeNull();
        Slope(loss, (float)at, (float)target).ShouldBe((float)slope, 2e-6);
    }

    private static float Slope(ScalarFunction function, params float[] point)
    {
        ExprPool pool = new();
        Expr formula = StableForms.Of(function.Instantiate(pool, [.. point.Select((_, index) => pool.Operand(index))]));
        return FloatForms.OfSlope(formula, 0).Fold(new VectorEvaluation([.. point.Select(Vector256.Create)]))[0];
    }
}
