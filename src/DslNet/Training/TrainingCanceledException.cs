namespace DslNet;

/// <summary>
/// A training was cancelled by <see cref="FitOptions.CancellationToken"/>. The network is as its last batch left it, or, with an
/// <see cref="EarlyStopping"/> that restores the best epoch, as that epoch left it; in Eval.
/// </summary>
public sealed class TrainingCanceledException : OperationCanceledException
{
    /// <summary>Says where.</summary>
    /// <param name="epoch">The epoch that was under way, counted from 1.</param>
    /// <param name="batch">The batch before which the training ended, counted from 1.</param>
    /// <param name="token">What was cancelled.</param>
    public TrainingCanceledException(int epoch, int batch, CancellationToken token)
        : base(FormattableString.Invariant($"The training was cancelled before batch {batch} of epoch {epoch}."), token)
    {
        Epoch = epoch;
        Batch = batch;
    }

    /// <summary>The epoch that was under way, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch before which the training ended, counted from 1.</summary>
    public int Batch { get; }

    /// <summary>The epochs that had ended; null where there was none.</summary>
    public History? History => History.Of(this);
}
