using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Removable singularities of a derivative: points where a function has a value but its derivative evaluates to NaN though it has a limit there: x·√|x| at 0, whose rule evaluates to
/// 0·∞. Candidates are 0, the formula's constants and their negatives, and the grid of sample points.
/// </summary>
/// <param name="formula">The function.</param>
/// <param name="slope">Its derivative with respect to an operand.</param>
/// <param name="operand">The operand's index.</param>
internal sealed class SlopeLimits(Expr formula, Expr slope, int operand)
{
    /// <summary>The maximum number of points that are patched one by one; a function with more of them is NaN on intervals.</summary>
    private const int MostPoints = 4;

    private readonly FloatTape values = new(formula);
    private readonly FloatTape slopes = new(slope);

    /// <summary>The derivative with its limits in place of NaN, for functions of one operand; and a point that remains NaN, or null.</summary>
    public (Expr Slope, float[]? Lost) Mend()
    {
        int operands = Math.Max(formula.Operands().DefaultIfEmpty(0).Max(), slope.Operands().DefaultIfEmpty(0).Max()) + 1;
        if (operands > 2)
        {
            return (slope, null);
        }

        Expr mended = slope;
        HashSet<float> mendedAt = [];
        float[] constants = [.. formula.Nodes().Where(node => node.Kind == ExprKind.Constant).SelectMany(node => new[] { (float)node.Value, (float)-node.Value })];
        IEnumerable<float[]> points = constants.Select(x => operands == 1 ? new[] { x } : new[] { x, x }).Concat(FloatPoints.Of(operands));
        foreach (float[] point in points)
        {
            if (IsFinite(slopes.At(point).Value) || !IsFinite(values.At(point).Value) || LimitAt(point) is not { } limit)
            {
                continue;
            }

            if (operands == 2 || (mendedAt.Add(point[0]) && mendedAt.Count > MostPoints))
            {
                return (slope, point);
            }

            mended = slope.Pool.Select(Comparison.Equal, slope.Pool.Operand(operand), slope.Pool.Constant(point[0]), slope.Pool.Constant(limit), mended);
        }

        return (mended, null);
    }

    /// <summary>The two-sided limit, the mean of both one-sided limits at a kink, or the only one-sided limit; null where there is none.</summary>
    private float? LimitAt(float[] point)
    {
        float? left = Side(point, -1, out bool hasLeft);
        float? right = Side(point, 1, out bool hasRight);
        return hasLeft && hasRight ? (left is { } l && right is { } r ? (l + r) / 2 : null) : hasLeft ? left : right;
    }

    private float? Side(float[] point, int direction, out bool hasValues)
    {
        float[] near = Moved(point, direction, 10, 60);
        float[] nearer = Moved(point, direction, 18, 100);
        hasValues = IsFinite(values.At(near).Value) && IsFinite(values.At(nearer).Value);
        float first = slopes.At(near).Value;
        float second = slopes.At(nearer).Value;
        return !hasValues || !IsFinite(first) || !IsFinite(second) ? null
            : Math.Abs(second) < 0.01f && Math.Abs(second) <= 0.2f * Math.Abs(first) ? 0
            : Math.Abs(first - second) <= 0.01f * Math.Max(Math.Abs(first), Math.Abs(second)) ? second
            : null;
    }

    /// <summary>The point, moved by 2^−steps of the operand's magnitude, or of 1 where that is 0.</summary>
    private float[] Moved(float[] point, int direction, int steps, int stepsFromZero)
    {
        float[] moved = [.. point];
        float x = point[operand];
        moved[operand] = x == 0 ? (float)(direction * Math.Pow(2, -stepsFromZero)) : (float)(x + (direction * Math.Abs(x) * Math.Pow(2, -steps)));
        return moved;
    }

    private static bool IsFinite(float x) => !float.IsNaN(x) && !float.IsInfinity(x);
}
