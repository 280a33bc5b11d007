namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>Everything that a network does, once on the CPU and once on an accelerator.</summary>
public static class SameEverywhere
{
    private const float Rate = 0.02f;

    /// <summary>Forward, backward, three steps of training, and eval on more rows than a batch has.</summary>
    /// <param name="network">A class that has a nested Gpu.</param>
    /// <param name="rows">Rows of each batch.</param>
    /// <param name="batchSize">The most rows.</param>
    /// <param name="threadsPerGroup">Of the accelerator.</param>
    /// <param name="seed">Of parameters and batches.</param>
    public static void Check(Type network, int rows, int batchSize, int threadsPerGroup = 4, int seed = 5)
    {
        using NetworkPair pair = NetworkPair.Of(network, batchSize, (ulong)seed, threadsPerGroup);
        Batch batch = Batch.Draw(pair.Cpu.Info, rows, seed + 1);
        pair.OutputsShouldAgree(batch.Input, predict: false, "in training");
        if (pair.Cpu.Info.Loss != Loss.None)
        {
            Train(pair, batch);
        }

        Batch many = Batch.Draw(pair.Cpu.Info, (2 * batchSize) + 1, seed + 2);
        pair.OutputsShouldAgree(many.Input, predict: true, "of Predict");
        pair.Cpu.Eval();
        pair.Gpu.Eval();
        pair.OutputsShouldAgree(batch.Input, predict: false, "in eval");
    }

    private static void Train(NetworkPair pair, Batch batch)
    {
        LossesShouldAgree(pair.Cpu.Backward(batch.Input, batch.Target), pair.Gpu.Backward(batch.Input, batch.Target), "of Backward");
        pair.ShouldAgree("after Backward");
        Sgd here = new(Rate, momentum: 0.5f), there = new(Rate, momentum: 0.5f);
        for (int step = 0; step < 3; step++)
        {
            LossesShouldAgree(pair.Cpu.TrainStep(batch.Input, batch.Target, here), pair.Gpu.TrainStep(batch.Input, batch.Target, there), $"of step {step}");
        }

        pair.ShouldAgree("after three steps");
    }

    public static void LossesShouldAgree(float expected, float actual, string of) => new[] { actual }.ShouldBeCloseTo([expected], $"loss {of}");
}
