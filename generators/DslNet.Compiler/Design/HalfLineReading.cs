using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Design;

/// <summary>
/// Partially evaluates an expression of one operand, resolving every provable condition: far enough to the left
/// (direction −1) or right (1), or everywhere (0). What can't be proved stays a condition.
/// </summary>
internal sealed class HalfLineReading(int direction)
{
    /// <summary>Everything is computed in double; values that differ by less than this, but aren't equal, prove nothing.</summary>
    private const double Tolerance = 1e-9;

    private readonly ExprPool pool = new();
    private readonly Dictionary<Expr, Affine?> affine = [];
    private double edge = direction * double.NegativeInfinity;
    private bool exact = true;

    /// <summary>The start of the half line on which all resolved conditions hold; null where it isn't known exactly, or is the whole line.</summary>
    public double? Edge => exact && !double.IsInfinity(edge) ? edge : null;

    /// <summary>The expression, resolved, in this reading's own pool.</summary>
    public Expr Read(Expr expression)
    {
        Rebuilding rebuilding = new(pool, [pool.Operand(0)]);
        Dictionary<Expr, Expr> built = [];
        foreach (Expr node in expression.Nodes())
        {
            Expr[] arguments = [.. node.Arguments.Select(argument => built[argument])];
            Expr plain = Resolve(node, arguments) ?? ScalarDispatch.Apply(rebuilding, node.Kind, node.Value, node.Index, node.Comparison, index => arguments[index]);
            built[node] = AffineOf(plain) is { Slope: 0 } constant ? pool.Constant(constant.Offset) : plain;
        }

        return built[expression];
    }

    /// <summary>A resolved expression as slope·x + offset, or null.</summary>
    public Affine? AffineOf(Expr expression) => Affine.Of(expression, affine);

    private Expr? Resolve(Expr node, Expr[] arguments) => node.Kind switch
    {
        ExprKind.Max => Compare(arguments[0], arguments[1]) is { } sign ? arguments[sign > 0 ? 0 : 1] : null,
        ExprKind.Min => Compare(arguments[0], arguments[1]) is { } sign ? arguments[sign < 0 ? 0 : 1] : null,
        ExprKind.Relu => Compare(arguments[0], pool.Constant(0)) is { } sign ? (sign > 0 ? arguments[0] : pool.Constant(0)) : null,
        ExprKind.Abs => Compare(arguments[0], pool.Constant(0)) is { } sign ? (sign < 0 ? -arguments[0] : arguments[0]) : null,
        ExprKind.Sign => Compare(arguments[0], pool.Constant(0)) is { } sign ? pool.Constant(sign) : null,
        ExprKind.Select => Compare(arguments[0], arguments[1]) is { } sign ? arguments[Holds(node.Comparison, sign) ? 2 : 3] : null,
        _ => null,
    };

    private static bool Holds(Comparison comparison, int sign) => ScalarMath.Holds(comparison, sign, 0);

    /// <summary>The sign of left − right on the whole of the half line, or null.</summary>
    private int? Compare(Expr left, Expr right)
    {
        // Even two equal expressions may be NaN and so compare unequal; those that are affine or have a limit aren't.
        if (AffineOf(left) is { } a && AffineOf(right) is { } b)
        {
            if (a.Slope == b.Slope)
            {
                return a.Offset == b.Offset || AreApart(a.Offset, b.Offset) ? a.Offset.CompareTo(b.Offset) : null;
            }

            if (direction == 0 || !AreApart(a.Slope, b.Slope))
            {
                return null;
            }

            double crossing = (b.Offset - a.Offset) / (a.Slope - b.Slope);
            edge = direction < 0 ? Math.Min(edge, crossing) : Math.Max(edge, crossing);
            return a.Slope.CompareTo(b.Slope) * direction;
        }

        if (direction != 0 && Limit.Of(left, direction) is { } l && Limit.Of(right, direction) is { } r && AreApart(l, r))
        {
            exact = false;
            return l > r ? 1 : -1;
        }

        return null;
    }

    private static bool AreApart(double left, double right) =>
        double.IsInfinity(left) || double.IsInfinity(right) ? left != right : Math.Abs(left - right) > Tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));
}
