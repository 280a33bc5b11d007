using System;
using System.Globalization;

namespace DslNet.Compiler;

/// <summary>
/// The only conversion of numbers to text: invariant culture, round-trip exact,
/// so that generated code doesn't depend on the culture.
/// </summary>
public static class InvariantText
{
    /// <summary>The C# literal of a float, such as <c>0.25f</c>; also for NaN and the infinities.</summary>
    public static string Literal(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        return Of(value) + "f";
    }

    /// <summary>The shortest text that parses to the same float.</summary>
    public static string Of(float value)
    {
        // netstandard2.0's "R" is not shortest everywhere, so the shortest that parses to the same value is searched for here.
        // Negative zero is spelled out: its sign is lost by some runtimes.
        if (value == 0)
        {
            return 1 / value < 0 ? "-0" : "0";
        }

        for (int digits = 6; digits < 9; digits++)
        {
            string text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back == value)
            {
                return text;
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }

    /// <summary>Six digits, for formulas that people read; nothing is computed from this text.</summary>
    public static string Rounded(double value) => Convert.ToSingle(value).ToString("G6", CultureInfo.InvariantCulture);

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>An interpolated string in the invariant culture.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
