namespace DslNet.Reports;

/// <summary>The learning rate at the end of each epoch. Logarithmic where it goes far.</summary>
public static class LearningRatePlot
{
    /// <summary>Draws the learning rates of a training.</summary>
    /// <param name="history">The training.</param>
    public static Plot Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new LineChart
        {
            Title = "Learning rate",
            XName = "epoch",
            YName = "rate of the epoch's last step",
            Lines = [EpochSeries.Of("learning rate", history, epoch => epoch.LearningRate, 0)],
            MayBeLogarithmic = true,
        }.Draw();
    }

    /// <summary>Draws the learning rates of a training into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="history">The training.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, History history) => Of(history).Save(path);
}
