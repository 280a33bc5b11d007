using System.Globalization;

namespace DslNet.Reports;

/// <summary>Numbers as the console shows them, in the invariant culture.</summary>
internal static class ConsoleText
{
    /// <summary>With so many decimals. Below what they show, a number would be rounded to nothing: then it is written with an exponent.</summary>
    public static string Number(double value, int decimals) =>
        value != 0 && Math.Abs(value) < 10 * Math.Pow(10, -decimals)
            ? value.ToString("0.00e-00", CultureInfo.InvariantCulture)
            : value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A whole number with commas; below ten, with a decimal.</summary>
    public static string Count(double value) => value.ToString(value < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>0:07</c>, <c>12:34</c>, <c>1:02:03</c>, <c>2 d 3:04:05</c>; rounded to whole seconds.</summary>
    public static string Duration(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        string clock = whole.TotalHours >= 1
            ? whole.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
            : whole.ToString(@"m\:ss", CultureInfo.InvariantCulture);
        return whole.Days > 0 ? string.Create(CultureInfo.InvariantCulture, $"{whole.Days} d {clock}") : clock;
    }
}
