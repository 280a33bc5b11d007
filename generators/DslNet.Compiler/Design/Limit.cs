using System;
using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Design;

/// <summary>The limit of an expression of one operand, as the operand goes to an infinity.</summary>
internal static class Limit
{
    /// <summary>The limit, perhaps infinite, or null where it doesn't exist or isn't known.</summary>
    /// <param name="expression">Of one operand.</param>
    /// <param name="direction">1 towards +∞, −1 towards −∞.</param>
    public static double? Of(Expr expression, int direction)
    {
        Dictionary<Expr, double?> known = [];
        foreach (Expr node in expression.Nodes())
        {
            known[node] = Read(node, direction, known) is { } limit && !double.IsNaN(limit) ? limit : null;
        }

        return known[expression];
    }

    private static double? Read(Expr node, int direction, Dictionary<Expr, double?> known)
    {
        double? left = node.Arguments.Count > 0 ? known[node.Arguments[0]] : null;
        double? right = node.Arguments.Count > 1 ? known[node.Arguments[1]] : null;
        return (node.Kind, left, right) switch
        {
            (ExprKind.Constant, _, _) => node.Value,
            (ExprKind.Operand, _, _) => direction * double.PositiveInfinity,
            (ExprKind.Negate, { } x, _) => -x,
            (ExprKind.Exp, { } x, _) => Math.Exp(x),
            (ExprKind.Tanh, { } x, _) => Math.Tanh(x),
            (ExprKind.Sigmoid, { } x, _) => ScalarMath.Sigmoid(x),
            (ExprKind.Softplus, { } x, _) => ScalarMath.Softplus(x),
            (ExprKind.Erf, { } x, _) => ScalarMath.Erf(x),
            (ExprKind.Relu, { } x, _) => Math.Max(x, 0),
            (ExprKind.Abs, { } x, _) => Math.Abs(x),

            // At the boundary of their domain, the limit depends on the side, which isn't known.
            (ExprKind.Log, > 0 and var x, _) => Math.Log(x),
            (ExprKind.Sqrt, > 0 and var x, _) => Math.Sqrt(x),
            (ExprKind.Pow, > 0 and var x, _) => Math.Pow(x, node.Value),
            (ExprKind.Sign, > 0 or < 0, _) => left > 0 ? 1 : -1,
            (ExprKind.Divide, { } a, { } b) when b != 0 => a / b,

            // ∞ − ∞ and 0 · ∞ are NaN here, which is to say unknown; so is the sine of an infinity.
            (ExprKind.Sin, { } x, _) => Math.Sin(x),
            (ExprKind.Cos, { } x, _) => Math.Cos(x),
            (ExprKind.Add, { } a, { } b) => a + b,
            (ExprKind.Subtract, { } a, { } b) => a - b,
            (ExprKind.Multiply, { } a, { } b) => a * b,
            (ExprKind.Max, { } a, { } b) => Math.Max(a, b),
            (ExprKind.Min, { } a, { } b) => Math.Min(a, b),
            _ => null,
        };
    }
}
