namespace DslNet;

/// <summary>Ends a training when the validation loss no longer falls. A value: <c>Fit</c> doesn't change it, so it can serve many runs.</summary>
public sealed record EarlyStopping
{
    /// <summary>Creates a stopping rule.</summary>
    /// <param name="patience">The number of consecutive epochs without progress after which the training ends; at least 1.</param>
    /// <param name="minimumDelta">By how much the loss must fall below the best so far to count as progress; at least 0.</param>
    /// <param name="restoreBest">Whether the network ends with the parameters and buffers of the best epoch, also when all epochs were run, or an exception or a cancellation ended them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public EarlyStopping(int patience, double minimumDelta = 0, bool restoreBest = true)
    {
        if (patience < 1)
        {
            throw OutOfRange.Of(nameof(patience), patience, "The number of epochs must be at least 1.");
        }

        if (!(minimumDelta >= 0 && double.IsFinite(minimumDelta)))
        {
            throw OutOfRange.Of(nameof(minimumDelta), minimumDelta, "The difference must be at least 0 and finite.");
        }

        Patience = patience;
        MinimumDelta = minimumDelta;
        RestoreBest = restoreBest;
    }

    /// <summary>The number of consecutive epochs without progress after which the training ends.</summary>
    public int Patience { get; }

    /// <summary>By how much the loss must fall below the best so far to count as progress.</summary>
    public double MinimumDelta { get; }

    /// <summary>Whether the network ends with the parameters and buffers of the best epoch.</summary>
    public bool RestoreBest { get; }

    /// <summary>Every setting, in the invariant culture. Part of a training's identity in a checkpoint.</summary>
    public override string ToString() => FormattableString.Invariant($"EarlyStopping(patience: {Patience}, minimumDelta: {MinimumDelta}, restoreBest: {(RestoreBest ? "true" : "false")})");
}
