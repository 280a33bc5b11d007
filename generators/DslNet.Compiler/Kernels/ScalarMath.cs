using System;

namespace DslNet.Compiler.Kernels;

/// <summary>The scalar functions in double that .NET's Math lacks: for folding constants and for the reference evaluation.</summary>
public static class ScalarMath
{
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    public static bool Holds(Comparison comparison, double left, double right) => comparison switch
    {
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Equal => left == right,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>
    /// The error function to double precision: the series with positive terms below 2.5, the continued fraction of erfc above
    /// (Abramowitz and Stegun, 7.1.6 and 7.1.14).
    /// </summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude > 6)
        {
            return double.IsNaN(x) ? x : Sign(x);
        }

        if (magnitude < 2.5)
        {
            double term = magnitude;
            double sum = magnitude;
            for (int n = 1; Math.Abs(term) > 1e-17 * sum; n++)
            {
                term *= 2 * magnitude * magnitude / ((2 * n) + 1);
                sum += term;
            }

            return Sign(x) * 2 / Math.Sqrt(Math.PI) * Math.Exp(-magnitude * magnitude) * sum;
        }

        double fraction = magnitude;
        for (int k = 80; k >= 1; k--)
        {
            fraction = magnitude + (k / 2.0 / fraction);
        }

        return Sign(x) * (1 - (Math.Exp(-magnitude * magnitude) / (Math.Sqrt(Math.PI) * fraction)));
    }

    /// <summary>log(1 + x) without cancellation for small x (W. Kahan's correction).</summary>
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
