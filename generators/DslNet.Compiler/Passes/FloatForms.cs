using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Chooses the form in which a user's formula, or its slope, is computed: as it stands where floats hold what comes about on the way; else
/// with the slopes of saturated parts held at 0; else in <see cref="WideForm"/>. Tried at points over the whole range of float: whatever
/// overflows does so from some point on, and between the points are less than half an octave.
/// </summary>
internal static class FloatForms
{
    /// <summary>What is smaller counts as 0.</summary>
    internal const float Least = 1e-30f;

    private static readonly float[] Grid = [.. Points()];

    /// <summary>The formula in the cheapest form that is right.</summary>
    public static Expr OfValue(Expr formula) => Chosen([() => formula], () => WideForm.Of(formula));

    /// <summary>∂formula/∂operand, likewise.</summary>
    public static Expr OfSlope(Expr formula, int operand) => Mended(formula, operand).Slope;

    /// <summary>A point where the slope by an operand is no number, in whatever form, though it has a limit there; null where there is none.</summary>
    public static float[]? LostSlope(Expr formula, int operand) => Mended(formula, operand).Lost;

    /// <summary>The points that functions of one or two operands are tried at.</summary>
    public static IEnumerable<float[]> PointsOf(int operands) => operands == 2 ? Pairs() : Grid.Select(x => new[] { x });

    private static (Expr Slope, float[]? Lost) Mended(Expr formula, int operand)
    {
        Expr slope = Chosen(
            [() => Derivative.Of(formula, operand, SlopeForm.ByInput), () => Derivative.Of(formula, operand, SlopeForm.Held)],
            () => WideForm.Of(Derivative.Of(formula, operand, SlopeForm.Held)));
        return new SlopeLimits(formula, slope, operand).Mend();
    }

    private static Expr Chosen(IReadOnlyList<Func<Expr>> candidates, Func<Expr> last)
    {
        FloatTape? reference = null;
        Expr? wide = null;
        foreach (Func<Expr> candidate in candidates)
        {
            Expr form = candidate();
            int operands = form.Operands().DefaultIfEmpty(-1).Max() + 1;
            if (operands > 2)
            {
                return form;
            }

            FloatTape tape = new(form);
            bool isRight = true;
            foreach (float[] point in PointsOf(operands))
            {
                (float value, bool inRange) = tape.At(point);
                if (!inRange)
                {
                    wide ??= last();
                    reference ??= new FloatTape(wide);
                    if (!Agree(value, reference.At(point).Value))
                    {
                        isRight = false;
                        break;
                    }
                }
            }

            if (isRight)
            {
                return form;
            }
        }

        return wide!;
    }

    /// <summary>Where the wide form isn't finite either, there is nothing to mend.</summary>
    private static bool Agree(float value, float wide) =>
        float.IsNaN(wide) || float.IsInfinity(wide) || Math.Abs(value - wide) <= (3e-5f * Math.Abs(wide)) + Least;

    private static IEnumerable<float[]> Pairs()
    {
        float[] targets = [0, 1, -1, 0.5f, 100, -100, 1e-20f, -1e25f, float.MaxValue, float.MinValue];
        for (int i = 0; i < Grid.Length; i++)
        {
            float x = Grid[i];
            yield return [x, x];
            yield return [x, -x];
            yield return [x, targets[i % targets.Length]];
            yield return [targets[i % targets.Length], x];

            // Any two of the grid; the step has no divisor in common with its length.
            yield return [x, Grid[i * 601 % Grid.Length]];
        }

        foreach (float x in targets)
        {
            foreach (float target in targets)
            {
                yield return [x, target];
            }
        }
    }

    /// <summary>Two in each octave, ends and denormal numbers included, and closer ones where exponentials end.</summary>
    private static IEnumerable<float> Points()
    {
        foreach (int sign in new[] { 1, -1 })
        {
            yield return 0;
            yield return sign * float.MaxValue;
            yield return sign * float.Epsilon;
            for (int exponent = -149; exponent <= 127; exponent++)
            {
                yield return (float)(sign * Math.Pow(2, exponent));
                yield return (float)(sign * 1.45 * Math.Pow(2, exponent));
            }

            for (double x = 0.375; x < 120; x += 0.375)
            {
                yield return (float)(sign * x);
            }
        }
    }
}
