namespace DslNet.Reports;

/// <summary>Training and validation loss, epoch by epoch, with the best epoch marked. Logarithmic where losses fall far.</summary>
public static class LearningCurvePlot
{
    /// <summary>Draws the losses of a training.</summary>
    /// <param name="history">The training.</param>
    public static Plot Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        List<Series> lines = [EpochSeries.Of("training", history, epoch => epoch.TrainLoss, 0)];
        if (history.Any(epoch => epoch.ValidationLoss is not null))
        {
            lines.Add(EpochSeries.Of("validation", history, epoch => epoch.ValidationLoss, 1));
        }

        EpochRecord best = history.Best;
        return new LineChart
        {
            Title = "Learning curves",
            XName = "epoch",
            YName = "loss",
            Lines = lines,
            MayBeLogarithmic = true,
            Highlight = history.Count > 1 ? (best.Epoch, best.ValidationLoss ?? best.TrainLoss, FormattableString.Invariant($"best: epoch {best.Epoch}")) : null,
        }.Draw();
    }

    /// <summary>Draws the losses of a training into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="history">The training.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, History history) => Of(history).Save(path);
}
