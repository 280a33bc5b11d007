using System;

namespace DslNet.Compiler.Kernels;

/// <summary>The only dispatch from an expression's kind to the member of an algebra.</summary>
internal static class ScalarDispatch
{
    public static T Apply<T>(IScalarAlgebra<T> algebra, ExprKind kind, double value, int index, Comparison comparison, Func<int, T> argument) => kind switch
    {
        ExprKind.Constant => algebra.Constant(value),
        ExprKind.Operand => algebra.Operand(index),
        ExprKind.Random => algebra.Random(index),
        ExprKind.Rows => algebra.Rows(),
        ExprKind.Negate => algebra.Negate(argument(0)),
        ExprKind.Exp => algebra.Exp(argument(0)),
        ExprKind.Log => algebra.Log(argument(0)),
        ExprKind.Tanh => algebra.Tanh(argument(0)),
        ExprKind.Sigmoid => algebra.Sigmoid(argument(0)),
        ExprKind.Softplus => algebra.Softplus(argument(0)),
        ExprKind.Erf => algebra.Erf(argument(0)),
        ExprKind.Relu => algebra.Relu(argument(0)),
        ExprKind.Sqrt => algebra.Sqrt(argument(0)),
        ExprKind.Abs => algebra.Abs(argument(0)),
        ExprKind.Sign => algebra.Sign(argument(0)),
        ExprKind.Round => algebra.Round(argument(0)),
        ExprKind.Sin => algebra.Sin(argument(0)),
        ExprKind.Cos => algebra.Cos(argument(0)),
        ExprKind.Add => algebra.Add(argument(0), argument(1)),
        ExprKind.Subtract => algebra.Subtract(argument(0), argument(1)),
        ExprKind.Multiply => algebra.Multiply(argument(0), argument(1)),
        ExprKind.Divide => algebra.Divide(argument(0), argument(1)),
        ExprKind.Max => algebra.Max(argument(0), argument(1)),
        ExprKind.Min => algebra.Min(argument(0), argument(1)),
        ExprKind.Pow => algebra.Pow(argument(0), value),
        ExprKind.Select => algebra.Select(comparison, argument(0), argument(1), argument(2), argument(3)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of expression."),
    };
}
