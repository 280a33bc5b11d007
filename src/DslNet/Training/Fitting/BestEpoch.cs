namespace DslNet;

/// <summary>Follows the validation loss of one training, says when to stop, and keeps the best epoch's parameters and buffers.</summary>
internal sealed class BestEpoch
{
    private readonly INetwork network;
    private readonly EarlyStopping rule;
    private readonly float[] parameters;
    private readonly float[] buffers;
    private int epochs;
    private int bestEpoch;
    private double bestLoss = double.PositiveInfinity;
    private long epochsWithoutProgress;
    private bool kept;

    public BestEpoch(INetwork network, EarlyStopping rule)
    {
        this.network = network;
        this.rule = rule;
        parameters = rule.RestoreBest ? new float[network.Info.ParameterCount] : [];
        buffers = rule.RestoreBest ? new float[network.Info.BufferCount] : [];
    }

    /// <summary>Records an epoch's validation loss and returns whether to stop. NaN is no progress.</summary>
    public bool Observe(double loss)
    {
        epochs++;
        if (loss < bestLoss - rule.MinimumDelta)
        {
            bestLoss = loss;
            bestEpoch = epochs;
            epochsWithoutProgress = 0;
            Keep();
            return false;
        }

        return ++epochsWithoutProgress >= rule.Patience;
    }

    /// <summary>The epoch that <see cref="Restore"/> restores, counted from 1; null where it restores none.</summary>
    public int? Epoch => kept ? bestEpoch : null;

    /// <summary>The best epoch's parameters and buffers; empty where none are kept.</summary>
    public (float[] Parameters, float[] Buffers) Kept => kept ? (parameters, buffers) : ([], []);

    /// <summary>Restores the state of a resumed training.</summary>
    public bool Resume(IEnumerable<double> losses, float[] keptParameters, float[] keptBuffers)
    {
        bool stops = false;
        foreach (double loss in losses)
        {
            stops = Observe(loss);
        }

        if (kept)
        {
            keptParameters.CopyTo(parameters, 0);
            keptBuffers.CopyTo(buffers, 0);
        }

        return stops;
    }

    /// <summary>Restores the best epoch's parameters and buffers, where that is asked.</summary>
    public void Restore()
    {
        if (kept)
        {
            network.SetParameters(parameters);
            network.SetBuffers(buffers);
        }
    }

    private void Keep()
    {
        if (rule.RestoreBest)
        {
            network.GetParameters(parameters);
            network.GetBuffers(buffers);
            kept = true;
        }
    }
}
