using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Points where a function has a value but its slope, as derived, is no number though it has a limit there: x·√|x| at 0, whose rule says
/// 0·∞. Sought where such points lie: at 0, at the formula's constants and their negatives, and over the grid that forms are tried at.
/// </summary>
/// <param name="formula">The function.</param>
/// <param name="slope">Its slope by an operand.</param>
/// <param name="operand">Which.</param>
internal sealed class SlopeLimits(Expr formula, Expr slope, int operand)
{
    /// <summary>So many points are mended one by one; a function with more of them is lost on stretches.</summary>
    private const int MostPoints = 4;

    private readonly FloatTape values = new(formula);
    private readonly FloatTape slopes = new(slope);

    /// <summary>The slope with its limits in the places of what is no number, where it is of one operand; and a place that is left, or null.</summary>
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

    /// <summary>The limit from both sides, their mean at a kink, or from the one side where there are values; null where there is none.</summary>
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

    /// <summary>The point a little further: by 2^−steps of the operand, or of 1 where that is 0.</summary>
    private float[] Moved(float[] point, int direction, int steps, int stepsFromZero)
    {
        float[] moved = [.. point];
        float x = point[operand];
        moved[operand] = x == 0 ? (float)(direction * Math.Pow(2, -stepsFromZero)) : (float)(x + (direction * Math.Abs(x) * Math.Pow(2, -steps)));
        return moved;
    }

    private static bool IsFinite(float x) => !float.IsNaN(x) && !float.IsInfinity(x);
}
