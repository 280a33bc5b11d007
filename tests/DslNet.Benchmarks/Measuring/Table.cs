using System.Globalization;

namespace DslNet.Benchmarks.Measuring;

/// <summary>A Markdown table that prints a row as soon as it is there.</summary>
internal static class Table
{
    /// <summary>Prints a title and the head.</summary>
    public static void Begin(string title, params string[] columns)
    {
        Console.WriteLine($"\n## {title}\n");
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    /// <summary>Prints a row.</summary>
    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>Three significant digits, and no more of the fraction than that.</summary>
    public static string Text(double value) => value switch
    {
        0 => "0",
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };

    /// <summary>A share as whole percents.</summary>
    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
