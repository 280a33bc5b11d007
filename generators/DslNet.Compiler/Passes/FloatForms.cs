using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Selects the form in which a user's formula, or its derivative, is computed: as written where no intermediate result overflows or underflows; else
/// with factors of 0 held (<see cref="SlopeForm.Held"/>); else in <see cref="WideForm"/>. Forms are sampled at <see cref="FloatPoints"/>.
/// </summary>
internal static class FloatForms
{
    /// <summary>Smaller magnitudes count as 0.</summary>
    private const float Least = 1e-30f;

    /// <summary>The formula in the cheapest form that is correct at all sample points.</summary>
    public static Expr OfValue(Expr formula) => Chosen([() => formula], () => WideForm.Of(formula));

    /// <summary>∂formula/∂operand, likewise.</summary>
    public static Expr OfSlope(Expr formula, int operand) => Mended(formula, operand).Slope;

    /// <summary>A point where the derivative with respect to an operand is NaN in every form though it has a limit there; null where there is none.</summary>
    public static float[]? LostSlope(Expr formula, int operand) => Mended(formula, operand).Lost;

    private static (Expr Slope, float[]? Lost) Mended(Expr formula, int operand)
    {
        Expr slope = Chosen(
            [() => Derivative.Of(formula, operand, SlopeForm.ByInput), () => Derivative.Of(formula, operand, SlopeForm.Held)],
            () => WideForm.Of(Derivative.Of(formula, operand, SlopeForm.Held)));
        return new SlopeLimits(formula, slope, operand).Mend();
    }

    private static Expr Chosen(IReadOnlyList<Func<Expr>> candidates, Func<Expr> last)
    {
        Expr? wide = null;
        FloatTape? reference = null;
        foreach (Func<Expr> candidate in candidates)
        {
            Expr form = candidate();
            FloatTape tape = new(form);
            bool isRight = true;
            foreach (float[] point in FloatPoints.OutOfRange(tape, form.Operands().DefaultIfEmpty(-1).Max() + 1))
            {
                wide ??= last();
                reference ??= new FloatTape(wide);
                if (!Agree(tape.At(point).Value, reference.At(point).Value))
                {
                    isRight = false;
                    break;
                }
            }

            if (isRight)
            {
                return form;
            }
        }

        return wide!;
    }

    /// <summary>Where the wide form isn't finite either, nothing can be improved.</summary>
    private static bool Agree(float value, float wide) =>
        float.IsNaN(wide) || float.IsInfinity(wide) || Math.Abs(value - wide) <= (3e-5f * Math.Abs(wide)) + Least;
}
