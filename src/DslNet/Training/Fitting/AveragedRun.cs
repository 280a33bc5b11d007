namespace DslNet;

/// <summary>The averaged weights of one training: they are judged, kept and left behind, while training goes on with the network's own.</summary>
internal sealed class AveragedRun
{
    private readonly INetwork network;
    private readonly float[] parameters;
    private readonly float[] buffers;
    private bool isIn;

    /// <param name="network">The network.</param>
    /// <param name="rule">Its decay counts; what it has averaged before doesn't.</param>
    public AveragedRun(INetwork network, WeightAverage rule)
    {
        this.network = network;
        Average = new WeightAverage(rule.Decay);
        parameters = new float[network.Info.ParameterCount];
        buffers = new float[network.Info.BufferCount];
    }

    /// <summary>The average so far.</summary>
    public WeightAverage Average { get; }

    /// <summary>Takes note of a step.</summary>
    public void StepTaken() => Average.Update(network);

    /// <summary>Puts the averaged weights into the network, until <see cref="Leave"/>.</summary>
    public void Enter()
    {
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        isIn = true;
        Average.CopyTo(network);
    }

    /// <summary>Puts the network's own weights back, if they aren't there.</summary>
    public void Leave()
    {
        if (isIn)
        {
            network.SetParameters(parameters);
            network.SetBuffers(buffers);
            isIn = false;
        }
    }

    /// <summary>Behind the last epoch: the averaged weights stay.</summary>
    public void End()
    {
        if (Average.Updates > 0)
        {
            Average.CopyTo(network);
        }
    }
}
