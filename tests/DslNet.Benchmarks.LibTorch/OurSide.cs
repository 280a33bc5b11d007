namespace DslNet.Benchmarks.LibTorch;

/// <summary>A network of ours, on one thread.</summary>
internal sealed class OurSide : ISide
{
    private readonly INetwork network;
    private readonly float[] input, output;
    private readonly int[] labels;
    private readonly Sgd optimizer = new(Workload.LearningRate, momentum: Workload.Momentum);
    private readonly bool trains;

    /// <param name="name">For the table.</param>
    /// <param name="network">Disposed with this.</param>
    /// <param name="batch">What it works on.</param>
    /// <param name="trains">Whether it is trained, and doesn't predict.</param>
    public OurSide(string name, INetwork network, Batch batch, bool trains)
    {
        (Name, this.network, this.trains, input, labels) = (name, network, trains, batch.Input, batch.Labels);
        output = new float[batch.Rows * network.Info.Output.Size];
    }

    public string Name { get; }

    public void Run()
    {
        if (trains)
        {
            network.TrainStep(input, labels, optimizer);
        }
        else
        {
            network.Predict(input, output);
        }
    }

    public float[] Probabilities()
    {
        network.Predict(input, output);
        return [.. output];
    }

    public void Dispose() => network.Dispose();
}
