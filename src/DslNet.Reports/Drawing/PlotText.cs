using System.Globalization;

namespace DslNet.Reports;

/// <summary>Numbers as plots and reports show them, in the invariant culture.</summary>
internal static class PlotText
{
    /// <summary>A number of four digits, with an exponent where it is very small or very large.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        double magnitude = Math.Abs(value);
        string text = magnitude != 0 && (magnitude < 1e-3 || magnitude >= 1e6)
            ? value.ToString("0.###e0", CultureInfo.InvariantCulture)
            : value.ToString(magnitude >= 1000 ? "#,0" : magnitude >= 100 ? "0.#" : "0.####", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A count with commas.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes, for example <c>1.2 MB</c>; a KB has 1,024.</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return size.ToString("0.#", CultureInfo.InvariantCulture) + " " + units[unit];
    }

    /// <summary>A duration, for example <c>0.42 s</c>, <c>3 min 12 s</c>, <c>4 h 05 min</c>.</summary>
    public static string Duration(double seconds)
    {
        if (!(seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds))
        {
            return Number(seconds) + " s";
        }

        if (seconds < 59.95)
        {
            return seconds.ToString(seconds < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + " s";
        }

        long whole = (long)Math.Round(seconds);
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60} min {whole % 60:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600:N0} h {whole % 3600 / 60:00} min");
    }
}
