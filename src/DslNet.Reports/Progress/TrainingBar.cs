using System.Globalization;
using Spectre.Console;

namespace DslNet.Reports;

/// <summary>The progress bar. Parts that don't fit the width are dropped from the right.</summary>
internal static class TrainingBar
{
    private const int BarWidth = 24;

    /// <summary>The parts of the line, which together are no wider than the width.</summary>
    /// <param name="plan">What is being done.</param>
    /// <param name="pace">How fast it is done.</param>
    /// <param name="batch">Where it is.</param>
    /// <param name="last">The last epoch that has ended, or null.</param>
    /// <param name="epochsToStop">After how many more epochs without progress it ends; null: it doesn't.</param>
    /// <param name="width">Columns of the console.</param>
    /// <param name="unicode">Whether the console shows more than ASCII.</param>
    public static IReadOnlyList<(string Text, Style Style)> Parts(
        TrainingPlan plan, Pace pace, BatchRecord batch, EpochRecord? last, int? epochsToStop, int width, bool unicode)
    {
        int epochDigits = plan.Epochs.ToString(CultureInfo.InvariantCulture).Length;
        int filled = (int)Math.Floor(pace.Share * BarWidth);
        char block = unicode ? '━' : '#', rest = unicode ? '─' : '-';
        List<(string Text, Style Style)> parts =
        [
            (string.Create(CultureInfo.InvariantCulture, $"epoch {batch.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochDigits)}/{plan.Epochs} "), new Style(decoration: Decoration.Bold)),
            (new string(block, filled), new Style(Color.Green)),
            (new string(rest, BarWidth - filled), new Style(Color.Grey)),
            (string.Create(CultureInfo.InvariantCulture, $" {Math.Floor(pace.Share * 100),3:0} %"), Style.Plain),
        ];
        IEnumerable<string?> words =
        [
            pace.Left is TimeSpan left ? $"ETA {ConsoleText.Duration(left)}" : null,
            $"loss {ConsoleText.Number(batch.TrainLoss, 4)}",
            last?.ValidationLoss is double loss ? $"validation {ConsoleText.Number(loss, 4)}" : null,
            last?.ValidationAccuracy is double accuracy ? $"accuracy {ConsoleText.Number(accuracy, 4)}" : null,
            last?.Validation?.Regression is { } scores ? $"R² {ConsoleText.Number(scores.R2, 4)}" : null,
            last?.Validation?.LabelErrors is { } errors ? $"label error rate {ConsoleText.Number(errors.Rate, 4)}" : null,
            epochsToStop is int epochs ? string.Create(CultureInfo.InvariantCulture, $"stops in {epochs}") : null,
            pace.RowsPerSecond is double rows ? $"{ConsoleText.Count(rows)} samples/s" : null,
        ];
        parts.AddRange(words.OfType<string>().Select(word => ("  " + word, Style.Plain)));
        return Fitting(parts, width);
    }

    private static List<(string Text, Style Style)> Fitting(List<(string Text, Style Style)> parts, int width)
    {
        int used = 0;
        return [.. parts.TakeWhile(part => (used += part.Text.Length) <= width)];
    }
}
