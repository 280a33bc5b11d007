namespace DslNet.Reports;

/// <summary>Counts, as early stopping does, how many more epochs without progress a training has.</summary>
internal sealed class StoppingCountdown(EarlyStopping rule)
{
    private double bestLoss = double.PositiveInfinity;

    /// <summary>After how many more epochs without progress the training ends; 0: it has.</summary>
    public int EpochsLeft { get; private set; } = rule.Patience;

    /// <summary>Takes note of an epoch's validation loss. NaN is no progress.</summary>
    public void Observe(double loss)
    {
        if (loss < bestLoss - rule.MinimumDelta)
        {
            bestLoss = loss;
            EpochsLeft = rule.Patience;
        }
        else
        {
            EpochsLeft = Math.Max(0, EpochsLeft - 1);
        }
    }
}
