using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Expressions;

/// <summary>From a drawn term to the operation that it names, written apart from the compiler's own.</summary>
internal static class TermDispatch
{
    public static T Apply<T>(IScalarAlgebra<T> algebra, FunctionTerm term, T[] x) => term.Kind switch
    {
        ExprKind.Constant => algebra.Constant(term.Value),
        ExprKind.Operand => algebra.Operand(term.Index),
        ExprKind.Negate => algebra.Negate(x[0]),
        ExprKind.Exp => algebra.Exp(x[0]),
        ExprKind.Log => algebra.Log(x[0]),
        ExprKind.Tanh => algebra.Tanh(x[0]),
        ExprKind.Sigmoid => algebra.Sigmoid(x[0]),
        ExprKind.Softplus => algebra.Softplus(x[0]),
        ExprKind.Erf => algebra.Erf(x[0]),
        ExprKind.Relu => algebra.Relu(x[0]),
        ExprKind.Sqrt => algebra.Sqrt(x[0]),
        ExprKind.Abs => algebra.Abs(x[0]),
        ExprKind.Sign => algebra.Sign(x[0]),
        ExprKind.Round => algebra.Round(x[0]),
        ExprKind.Sin => algebra.Sin(x[0]),
        ExprKind.Cos => algebra.Cos(x[0]),
        ExprKind.Add => algebra.Add(x[0], x[1]),
        ExprKind.Subtract => algebra.Subtract(x[0], x[1]),
        ExprKind.Multiply => algebra.Multiply(x[0], x[1]),
        ExprKind.Divide => algebra.Divide(x[0], x[1]),
        ExprKind.Max => algebra.Max(x[0], x[1]),
        ExprKind.Min => algebra.Min(x[0], x[1]),
        ExprKind.Pow => algebra.Pow(x[0], term.Value),
        ExprKind.Select => algebra.Select(term.Comparison, x[0], x[1], x[2], x[3]),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term.Kind, "Not drawn."),
    };
}
