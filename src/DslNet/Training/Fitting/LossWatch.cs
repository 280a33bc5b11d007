namespace DslNet;

/// <summary>Warns when the validation loss explodes, and when a regression's targets are of another scale than a network's initial outputs.</summary>
internal sealed class LossWatch
{
    /// <summary>Multiples of the best and of the first epoch's loss above which it has exploded rather than overfitted.</summary>
    private const double TimesBest = 1000, TimesFirst = 100;

    /// <summary>Targets this many times as large as initial outputs, which are about 1, are learned slowly.</summary>
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

    /// <summary>Advice about targets that are too large, or null.</summary>
    public string? TargetAdvice => targetSize > LargeTargets && double.IsFinite(targetSize)
        ? FormattableString.Invariant($"The targets are unscaled: their root mean square is {targetSize:G3}, that of a network's outputs at the beginning about 1. TargetStandardizer brings them to mean 0 and deviation 1, and predictions back.")
        : null;

    /// <summary>A warning about the epoch that has ended, or null. To be called for every epoch, in order.</summary>
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
