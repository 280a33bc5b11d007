using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Design;

/// <summary>slope·x + offset: an affine form of an expression of one operand.</summary>
internal readonly record struct Affine(double Slope, double Offset)
{
    /// <summary>The expression's affine form, or null where it has none, or none that can be proved.</summary>
    /// <param name="expression">Of one operand.</param>
    /// <param name="known">The memoized results, extended by this call.</param>
    public static Affine? Of(Expr expression, Dictionary<Expr, Affine?> known)
    {
        if (!known.ContainsKey(expression))
        {
            foreach (Expr node in expression.Nodes())
            {
                if (!known.ContainsKey(node))
                {
                    known[node] = Finite(Read(node, known));
                }
            }
        }

        return known[expression];
    }

    private static Affine? Read(Expr node, Dictionary<Expr, Affine?> known)
    {
        Affine? left = node.Arguments.Count > 0 ? known[node.Arguments[0]] : null;
        Affine? right = node.Arguments.Count > 1 ? known[node.Arguments[1]] : null;
        return (node.Kind, left, right) switch
        {
            (ExprKind.Constant, _, _) => new Affine(0, node.Value),
            (ExprKind.Operand, _, _) => new Affine(1, 0),
            (ExprKind.Negate, { } x, _) => new Affine(-x.Slope, -x.Offset),
            (ExprKind.Add, { } a, { } b) => new Affine(a.Slope + b.Slope, a.Offset + b.Offset),
            (ExprKind.Subtract, { } a, { } b) => new Affine(a.Slope - b.Slope, a.Offset - b.Offset),
            (ExprKind.Multiply, { Slope: 0 } factor, { } x) => new Affine(factor.Offset * x.Slope, factor.Offset * x.Offset),
            (ExprKind.Multiply, { } x, { Slope: 0 } factor) => new Affine(factor.Offset * x.Slope, factor.Offset * x.Offset),
            (ExprKind.Divide, { } x, { Slope: 0, Offset: not 0 } divisor) => new Affine(x.Slope / divisor.Offset, x.Offset / divisor.Offset),
            _ => null,
        };
    }

    /// <summary>Infinities and NaN prove nothing.</summary>
    private static Affine? Finite(Affine? read) => read is { } x && !double.IsNaN(x.Slope - x.Slope) && !double.IsNaN(x.Offset - x.Offset) ? read : null;
}
