namespace DslNet.Reports;

/// <summary>The mean norm of the gradient in each epoch, before clipping. Logarithmic where it goes far.</summary>
public static class GradientNormPlot
{
    /// <summary>Draws the gradient norms of a training.</summary>
    /// <param name="history">The training.</param>
    public static Plot Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new LineChart
        {
            Title = "Gradient norm",
            XName = "epoch",
            YName = "mean norm over the epoch's steps",
            Lines = [EpochSeries.Of("gradient norm", history, epoch => epoch.GradientNorm, 0)],
            MayBeLogarithmic = true,
        }.Draw();
    }

    /// <summary>Draws the gradient norms of a training into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="history">The training.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, History history) => Of(history).Save(path);
}
