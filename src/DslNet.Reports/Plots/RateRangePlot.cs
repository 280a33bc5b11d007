namespace DslNet.Reports;

/// <summary>The losses of a learning-rate range test over the rates, on a logarithmic axis, with the suggested rate marked.</summary>
public static class RateRangePlot
{
    /// <summary>Draws a range test.</summary>
    /// <param name="range">The test.</param>
    public static Plot Of(RateRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        Series Line(string name, IReadOnlyList<double> losses, int look) => new(name, [.. losses.Select((loss, i) => ((double)range.Rates[i], loss))], look);
        (double, double, string)? best = null;
        if (range.Suggestion is float rate)
        {
            int at = range.Rates.ToList().IndexOf(rate);
            best = (rate, range.SmoothedLosses[at], FormattableString.Invariant($"falls fastest: {rate:G2}"));
        }

        return new LineChart
        {
            Title = "Learning-rate range test",
            XName = "learning rate (logarithmic)",
            YName = "loss of a batch",
            Lines = [Line("loss", range.Losses, 1), Line("smoothed", range.SmoothedLosses, 0)],
            CountsAlongX = false,
            IsLogarithmicAlongX = true,
            MayBeLogarithmic = true,
            Highlight = best,
        }.Draw();
    }

    /// <summary>Draws a range test into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="range">The test.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, RateRange range) => Of(range).Save(path);
}
