namespace DslNet;

/// <summary>
/// Reduces the rate when the loss stops falling; made by <see cref="Schedule.ReduceOnPlateau"/>. <c>Fit</c> works on a fresh copy;
/// a training loop of your own calls <see cref="Observe"/> after each epoch.
/// </summary>
public sealed class PlateauSchedule : Schedule
{
    private const double Threshold = 1e-4;

    private readonly float factor;
    private readonly int patience;
    private double best = double.PositiveInfinity;
    private long epochsWithoutProgress;
    private long reductions;

    internal PlateauSchedule(float factor, int patience)
    {
        if (!(factor is > 0 and < 1))
        {
            throw OutOfRange.Of(nameof(factor), factor, "The factor must be above 0 and below 1.");
        }

        if (patience < 0)
        {
            throw OutOfRange.Of(nameof(patience), patience, "The number of epochs must be at least 0.");
        }

        this.factor = factor;
        this.patience = patience;
    }

    /// <summary>Records the loss after an epoch; NaN counts as no progress.</summary>
    /// <param name="loss">The validation loss, or another metric to follow; smaller is better.</param>
    public void Observe(double loss)
    {
        if (loss < best - (Threshold * Math.Abs(best)) || (double.IsPositiveInfinity(best) && double.IsFinite(loss)))
        {
            best = loss;
            epochsWithoutProgress = 0;
        }
        else if (++epochsWithoutProgress > patience)
        {
            reductions++;
            epochsWithoutProgress = 0;
        }
    }

    /// <inheritdoc/>
    protected override Schedule StartRun(long totalSteps) => new PlateauSchedule(factor, patience);

    /// <inheritdoc/>
    protected override void EndEpoch(double loss) => Observe(loss);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ReduceOnPlateau({factor}, {patience})");

    /// <inheritdoc/>
    protected override double RateAt(long step, double baseRate) => baseRate * Math.Pow(factor, reductions);
}
