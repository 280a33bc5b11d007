using DslNet.Compiler.Kernels;
using static DslNet.Compiler.Tests.Expressions.FunctionTerm;

namespace DslNet.Compiler.Tests.Expressions;

/// <summary>The built-in activations as scalar functions, said anew here and spelled as <c>Scalar.…</c>.</summary>
internal static class BuiltIn
{
    public static FunctionTerm Sigmoid(FunctionTerm x) => new FunctionTerm(ExprKind.Sigmoid, [x]).SpelledAs("Scalar.Sigmoid({0})", x);

    public static FunctionTerm Softplus(FunctionTerm x) => new FunctionTerm(ExprKind.Softplus, [x]).SpelledAs("Scalar.Softplus({0})", x);

    public static FunctionTerm Smooth(Random random, FunctionTerm x) => random.Next(5) switch
    {
        0 => Sigmoid(x),
        1 => Softplus(x),
        2 => Unary(ExprKind.Tanh, x).SpelledAs("Scalar.Tanh({0})", x),
        3 => (x * Sigmoid(x)).SpelledAs("Scalar.Silu({0})", x),
        _ => Gelu(x),
    };

    public static FunctionTerm Kinked(Random random, FunctionTerm x)
    {
        FunctionTerm slope = Number((float)Math.Round(random.NextDouble(), 3));
        return random.Next(4) switch
        {
            0 => Unary(ExprKind.Relu, x).SpelledAs("Scalar.Relu({0})", x),
            1 => Above(x, Number(0.01f) * x).SpelledAs("Scalar.LeakyRelu({0})", x),
            2 => Above(x, slope * x).SpelledAs("Scalar.LeakyRelu({0}, {1})", x, slope),
            _ => Above(x, slope * (Unary(ExprKind.Exp, x) - Number(1))).SpelledAs("Scalar.Elu({0}, {1})", x, slope),
        };
    }

    private static FunctionTerm Above(FunctionTerm x, FunctionTerm below) => Select(Comparison.Less, Number(0), x, x, below);

    private static FunctionTerm Gelu(FunctionTerm x)
    {
        FunctionTerm scaled = x * new FunctionTerm(ExprKind.Constant, [], Value: Math.Sqrt(0.5));
        return (Number(0.5f) * x * (Number(1) + new FunctionTerm(ExprKind.Erf, [scaled]))).SpelledAs("Scalar.Gelu({0})", x);
    }
}
