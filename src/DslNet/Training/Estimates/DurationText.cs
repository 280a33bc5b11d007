using System.Globalization;

namespace DslNet;

/// <summary>Durations as people say them: "4.3 hours".</summary>
internal static class DurationText
{
    private static readonly (string Name, double Seconds)[] Units =
        [("millisecond", 1e-3), ("second", 1), ("minute", 60), ("hour", 3600), ("day", 86_400), ("year", 365.25 * 86_400)];

    /// <summary>In the largest unit of which there is at least one, with one decimal.</summary>
    public static string Text(double seconds)
    {
        // Rounded first, so that 59.97 seconds are a minute and not "60 seconds".
        (string name, double length) = Units.LastOrDefault(unit => Math.Round(seconds / Smaller(unit.Seconds), 1) * Smaller(unit.Seconds) >= unit.Seconds, Units[0]);
        string number = Math.Round(seconds / length, 1).ToString("#,0.#", CultureInfo.InvariantCulture);
        return number == "1" ? $"1 {name}" : $"{number} {name}s";
    }

    private static double Smaller(double unit) => Units.LastOrDefault(other => other.Seconds < unit, Units[0]).Seconds;
}
