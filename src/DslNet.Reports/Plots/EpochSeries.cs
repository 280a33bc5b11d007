namespace DslNet.Reports;

/// <summary>A metric of each epoch as a line.</summary>
internal static class EpochSeries
{
    public static Series Of(string name, History history, Func<EpochRecord, double?> value, int look) =>
        new(name, [.. history.Select(epoch => ((double)epoch.Epoch, value(epoch) ?? double.NaN))], look);
}
