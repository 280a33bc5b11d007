// A network that is large enough for a GPU goes onto one and comes back.
using DslNet;
using DslNet.Data;
using ILGPU.Runtime;
using static DslNet.Dsl;

namespace Corpus.OnAnAccelerator;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class LargeNet
{
    static Net Define() => Input(784) >> Dense(1024) >> Relu >> Dense(1024) >> Relu >> Dense(10) >> Softmax;
}

/// <summary>Trains on whatever accelerator the program has, keeps a copy on the CPU and predicts there.</summary>
public sealed class Trainer : IDisposable
{
    private const int Batch = 512;

    private readonly LargeNet network = new(batchSize: 64, seed: 7);
    private readonly Accelerator accelerator;

    public Trainer(Accelerator accelerator) => this.accelerator = accelerator;

    public Evaluation Train(float[] inputs, int[] labels, string folder)
    {
        DataSplit split = new Dataset(inputs, labels, classes: 10).Split(seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        using LargeNet.Gpu onDevice = new(accelerator, network, Batch);
        onDevice.Fit(split.Train, new Adam(learningRate: 1e-3f), new FitOptions { Epochs = 5, Validation = split.Validation });
        onDevice.CopyTo(network);
        Safetensors.Save(network, Path.Combine(folder, "large.safetensors"));
        return network.Evaluate(split.Test);
    }

    public LargeNet.Gpu Another(int batchSize) => new(accelerator, network, batchSize);

    public void Dispose() => network.Dispose();
}
