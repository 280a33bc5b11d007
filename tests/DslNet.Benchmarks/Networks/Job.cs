namespace DslNet.Benchmarks.Networks;

/// <summary>A network with a batch to work on, ready to be timed.</summary>
internal sealed class Job : IDisposable
{
    // So small that however long it is measured, the numbers stay what they were: no overflow, no denormals.
    private const float LearningRate = 1e-5f;
    private readonly INetwork network;

    private Job(INetwork network, Action step, double operations)
    {
        this.network = network;
        Step = step;
        Operations = operations;
    }

    /// <summary>One training step, or one prediction.</summary>
    public Action Step { get; }

    /// <summary>Multiplications and additions of the matrix products in a step.</summary>
    public double Operations { get; }

    /// <summary>Trains <typeparamref name="T"/> on one batch of noise.</summary>
    public static Job Train<T>(int batch, bool adam, int threads)
        where T : INetwork<T> => Train(T.Create(batch, 1, threads), adam);

    /// <summary>Trains a network on one batch of noise, as large as it takes.</summary>
    public static Job Train(INetwork network, bool adam)
    {
        int batch = network.BatchSize;
        Optimizer optimizer = adam ? new Adam(LearningRate) : new Sgd(LearningRate, momentum: 0.9f);
        float[] input = Noise(batch * network.Info.Input.Size);
        int[] labels = [.. Enumerable.Range(0, batch).Select(row => row % network.Info.Output.Size)];
        // Forward, the weights' gradients, and the inputs' gradients of all layers but the first.
        long[] products = Products(network.Info);
        double operations = 2.0 * batch * ((3 * products.Sum()) - products[0]);
        return new Job(network, () => network.TrainStep(input, labels, optimizer), operations);
    }

    /// <summary>Predicts with <typeparamref name="T"/>.</summary>
    public static Job Infer<T>(int batch, int threads)
        where T : INetwork<T>
    {
        T network = T.Create(batch, 1, threads);
        network.Eval();
        float[] input = Noise(batch * network.Info.Input.Size);
        float[] output = new float[batch * network.Info.Output.Size];
        return new Job(network, () => network.Predict(input, output), 2.0 * batch * Products(network.Info).Sum());
    }

    public void Dispose() => network.Dispose();

    /// <summary>Multiplications of a row in each layer with a weight: once for each pixel of the output.</summary>
    private static long[] Products(NetworkInfo info) => [.. info.Parameters
        .Where(parameter => parameter.Role == ParameterRole.Weight)
        .Select(weight => (long)weight.Count * info.Layers[weight.Layer].Output.Size / info.Layers[weight.Layer].Output[info.Layers[weight.Layer].Output.Rank - 1])];

    private static float[] Noise(int length)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }
}
