namespace DslNet.Compiler.Tests;

/// <summary>Holds a derivative against difference quotients.</summary>
public static class Difference
{
    private const double Tolerance = 1e-6;
    private static readonly double[] Steps = [1e-3, 1e-4, 1e-5, 3e-6];

    public enum Outcome
    {
        /// <summary>Within 1e-6, relative and absolute.</summary>
        Agrees,

        /// <summary>The quotients from the left and from the right disagree: there is no derivative to compare with.</summary>
        Kink,

        Wrong,
    }

    /// <summary>What came of a comparison.</summary>
    /// <param name="Quotient">The difference quotient that came nearest.</param>
    public sealed record Verdict(Outcome Kind, double Derived, double Quotient);

    /// <summary>
    /// Compares with the four-point central quotient (M. Abramowitz, I. Stegun, 25.3.6), with ever smaller steps:
    /// a large one is exact to rounding, a small one stays clear of kinks.
    /// </summary>
    /// <param name="derived">The derivative to check.</param>
    /// <param name="at">The function at a distance from the point.</param>
    /// <param name="scale">The size of derivatives that counts as 1: below it, errors are absolute.</param>
    public static Verdict Compare(double derived, Func<double, double> at, double scale)
    {
        double nearest = double.NaN;
        foreach (double h in Steps)
        {
            double quotient = ((8 * (at(h) - at(-h))) - (at(2 * h) - at(-2 * h))) / (12 * h);
            if (Math.Abs(quotient - derived) <= Tolerance * Math.Max(scale, Math.Abs(derived)))
            {
                return new Verdict(Outcome.Agrees, derived, quotient);
            }

            nearest = double.IsNaN(nearest) || Math.Abs(quotient - derived) < Math.Abs(nearest - derived) ? quotient : nearest;
        }

        const double Small = 1e-6;
        double here = at(0);
        double right = (at(Small) - here) / Small;
        double left = (here - at(-Small)) / Small;
        bool kink = Math.Abs(right - left) > 1e-3 * Math.Max(scale, Math.Max(Math.Abs(left), Math.Abs(right)));
        return new Verdict(kink ? Outcome.Kink : Outcome.Wrong, derived, nearest);
    }
}
