using System;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Ops;

/// <summary>
/// How large weights before an activation must be for the signal to keep its size: of standard deviation gain/√n_in, so that with z standard
/// normal, gain²·E[f(z)²] = 1. (K. He and others, Delving Deep into Rectifiers, 2015, section 2.2, of whose ReLU the expectation is ½.)
/// </summary>
internal static class ActivationGain
{
    /// <summary>He's own: of a ReLU, √2.</summary>
    public static readonly double OfRelu = Math.Sqrt(2);

    /// <summary>1/√E[f(z)²], to six digits; null where the expectation is 0 or NaN.</summary>
    public static double? Of(Func<Expr, Expr> function)
    {
        const double Step = 1.0 / 64;
        ExprPool pool = new();
        FloatTape tape = new(function(pool.Operand(0)));
        double expectation = 0;
        for (double z = -8 + (Step / 2); z < 8; z += Step)
        {
            double value = tape.At([(float)z]).Value;
            expectation += value * value * Math.Exp(-z * z / 2) * Step / Math.Sqrt(2 * Math.PI);
        }

        return expectation is > 1e-12 and < 1e12 ? Math.Round(1 / Math.Sqrt(expectation), 6) : null;
    }

    /// <summary>The standard deviation, bounded below so that it is positive.</summary>
    public static float Deviation(double gain, int fanIn) => (float)Math.Max(gain / Math.Sqrt(fanIn), 1e-30);
}
