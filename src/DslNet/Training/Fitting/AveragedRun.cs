namespace DslNet;

/// <summary>The averaged weights of one training: they are evaluated, kept and finally loaded, while training continues with the network's own.</summary>
internal sealed class AveragedRun
{
    private readonly INetwork network;
    private readonly float[] parameters;
    private readonly float[] buffers;
    private bool isIn;

    /// <param name="network">The network.</param>
    /// <param name="rule">Only its decay is used, not what it has averaged before.</param>
    public AveragedRun(INetwork network, WeightAverage rule)
    {
        this.network = network;
        Average = new WeightAverage(rule.Decay);
        parameters = new float[network.Info.ParameterCount];
        buffers = new float[network.Info.BufferCount];
    }

    /// <summary>The average so far.</summary>
    public WeightAverage Average { get; }

    /// <summary>Adds the weights after a step.</summary>
    public void StepTaken() => Average.Update(network);

    /// <summary>Swaps the averaged weights into the network, until <see cref="Leave"/>.</summary>
    public void Enter()
    {
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        isIn = true;
        Average.CopyTo(network);
    }

    /// <summary>Restores the network's own weights, where they are swapped out.</summary>
    public void Leave()
    {
        if (isIn)
        {
            network.SetParameters(parameters);
            network.SetBuffers(buffers);
            isIn = false;
        }
    }

    /// <summary>After the last epoch: loads the averaged weights for good.</summary>
    public void End()
    {
        if (Average.Updates > 0)
        {
            Average.CopyTo(network);
        }
    }
}
