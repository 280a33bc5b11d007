namespace DslNet.Reports;

/// <summary>Counts the remaining epochs without progress, as early stopping does.</summary>
internal sealed class StoppingCountdown(EarlyStopping rule)
{
    private double bestLoss = double.PositiveInfinity;

    /// <summary>After how many more epochs without progress the training ends; 0: it has.</summary>
    public int EpochsLeft { get; private set; } = rule.Patience;

    /// <summary>Records an epoch's validation loss. NaN is no progress.</summary>
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
