namespace DslNet.Reports;

/// <summary>The validation metrics after each epoch: accuracy and macro F1 of a classifier, R² of a regression.</summary>
public static class ScoreCurvePlot
{
    /// <summary>Whether a training has scores to draw: it was validated.</summary>
    /// <param name="history">The training.</param>
    public static bool CanDraw(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Any(epoch => epoch.Validation is { Classification: not null } or { Regression: not null });
    }

    /// <summary>Draws the validation scores of a training.</summary>
    /// <param name="history">The training.</param>
    /// <exception cref="ArgumentException">The training was not validated, so there are no scores; see <see cref="CanDraw"/>.</exception>
    public static Plot Of(History history)
    {
        if (!CanDraw(history))
        {
            throw new ArgumentException($"Scores need a training with a validation set; none of its {history.Count} epochs has scores.", nameof(history));
        }

        bool isClassifier = history.Any(epoch => epoch.ValidationAccuracy is not null);
        Series[] lines = isClassifier
            ? [EpochSeries.Of("accuracy", history, epoch => epoch.ValidationAccuracy, 0), EpochSeries.Of("F1 (macro)", history, epoch => epoch.Validation?.Classification?.Macro.F1, 1)]
            : [EpochSeries.Of("R²", history, epoch => epoch.Validation?.Regression?.R2, 0)];
        return new LineChart
        {
            Title = "Validation scores",
            XName = "epoch",
            YName = isClassifier ? "score" : "R²",
            Lines = lines,
            AtLeast = isClassifier ? (1, 1) : null,
        }.Draw();
    }

    /// <summary>Draws the validation scores of a training into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="history">The training.</param>
    /// <exception cref="ArgumentException">The training was not validated.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, History history) => Of(history).Save(path);
}
