namespace DslNet;

/// <summary>Says in plain words when the loss on the validation set explodes, and when a regression's targets are of another size than a network's outputs.</summary>
internal sealed class LossWatch
{
    /// <summary>So many times the best epoch's loss, and so many times the first one's: no overfitting gets there.</summary>
    private const double TimesBest = 1000, TimesFirst = 100;

    /// <summary>Outputs begin at a size of about 1, and learn slowly to be so many times as large.</summary>
    private const double LargeTargets = 1000;

    private readonly double targetSize;
    private double first = double.NaN;
    private double best = double.PositiveInfinity;
    private int bestEpoch;
    private int epochs;

    public LossWatch(NetworkInfo info, TrainingSet set)
    {
        bool isRegression = info.Loss is Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.Huber;
        targetSize = isRegression && !set.HasLabels ? Math.Sqrt(Elementwise.SumOfSquares(set.Targets) / set.Targets.Length) : 0;
    }

    /// <summary>What to do about targets that are too large; null where they aren't.</summary>
    public string? TargetAdvice => targetSize > LargeTargets && double.IsFinite(targetSize)
        ? FormattableString.Invariant($"The targets are unscaled: their root mean square is {targetSize:G3}, that of a network's outputs at the beginning about 1. TargetStandardizer brings them to mean 0 and deviation 1, and predictions back.")
        : null;

    /// <summary>A warning about the epoch that has ended, or null. Every epoch is told, in order.</summary>
    /// <param name="loss">Its loss on the validation set; null without one.</param>
    public string? Look(double? loss)
    {
        epochs++;
        string? warning = epochs == 1 ? TargetAdvice : null;
        if (loss is not double now)
        {
            return warning;
        }

        bool explodes = epochs > 1 && (!double.IsFinite(now) || (now > TimesBest * best && now > TimesFirst * first));
        if (explodes)
        {
            string times = double.IsFinite(now) && best > 0 ? FormattableString.Invariant($", {now / best:G3} times that of epoch {bestEpoch}") : "";
            warning = FormattableString.Invariant($"The validation loss explodes: it is {now:G3}{times}. A lower learning rate or ClipNorm helps; where the training loss stays low, look at how the validation set is scaled, which must be as the training set is.");
        }

        first = epochs == 1 ? now : first;
        (best, bestEpoch) = now < best ? (now, epochs) : (best, bestEpoch);
        return warning;
    }
}
