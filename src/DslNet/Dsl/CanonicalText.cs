using System.Globalization;

namespace DslNet;

/// <summary>The text of a definition's values, the same as the compiler's, so that run-time and compile-time readings can be compared.</summary>
internal static class CanonicalText
{
    /// <summary>The shortest of 6 to 9 digits that reads back as the same float.</summary>
    public static string Of(float value)
    {
        if (value == 0)
        {
            return float.IsNegative(value) ? "-0" : "0";
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

    /// <summary>An argument of a layer.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        int number => number.ToString(CultureInfo.InvariantCulture),
        float number => Of(number),
        bool flag => flag ? "true" : "false",
        string text => "\"" + text + "\"",
        Delegate => "function",
        _ => value.ToString()!,
    };
}
