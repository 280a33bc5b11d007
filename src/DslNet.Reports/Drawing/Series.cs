namespace DslNet.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its name in the legend; may contain user text.</param>
/// <param name="Points">Its points; where one isn't finite, the line is broken.</param>
/// <param name="Look">The number of its colour and dashes.</param>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points, int Look)
{
    private const int MostPoints = 1000;

    /// <summary>
    /// Downsampled to the visible resolution: the minimum and maximum of each interval, so that no peak is lost. Points that
    /// break the line are kept.
    /// </summary>
    public IReadOnlyList<(double X, double Y)> Visible()
    {
        if (Points.Count <= MostPoints)
        {
            return Points;
        }

        int stretch = 2 * Points.Count / MostPoints;
        return [.. Points.Chunk(stretch).SelectMany(Extremes)];
    }

    private static IEnumerable<(double X, double Y)> Extremes((double X, double Y)[] points)
    {
        if (points.Any(point => !double.IsFinite(point.Y)))
        {
            return points;
        }

        (double X, double Y) low = points.MinBy(point => point.Y), high = points.MaxBy(point => point.Y);
        return low.X <= high.X ? [low, high] : [high, low];
    }
}
