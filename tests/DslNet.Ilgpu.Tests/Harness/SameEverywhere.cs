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

    /// <summary>Backward and steps of training with weights of the rows, one of them 0.</summary>
    /// <param name="network">A class that has a nested Gpu, and a loss.</param>
    /// <param name="rows">Rows of each batch.</param>
    /// <param name="batchSize">The most rows.</param>
    /// <param name="seed">Of parameters, batches and weights.</param>
    public static void CheckWeighted(Type network, int rows, int batchSize, int seed = 5)
    {
        using NetworkPair pair = NetworkPair.Of(network, batchSize, (ulong)seed);
        Batch batch = Batch.Draw(pair.Cpu.Info, rows, seed + 1);
        Random random = new(seed);
        float[] weights = [.. Enumerable.Range(0, rows).Select(row => row == 1 ? 0 : random.NextSingle() * 3)];
        LossesShouldAgree(pair.Cpu.Backward(batch.Input, batch.Target, weights), pair.Gpu.Backward(batch.Input, batch.Target, weights), "of Backward with weights");
        pair.ShouldAgree("after Backward with weights");
        LossesShouldAgree(pair.Cpu.Backward(batch.Input, batch.Target), pair.Gpu.Backward(batch.Input, batch.Target), "of Backward without them behind that");
        pair.ShouldAgree("after Backward without weights behind that");
        Sgd here = new(Rate, momentum: 0.5f), there = new(Rate, momentum: 0.5f);
        for (int step = 0; step < 3; step++)
        {
            LossesShouldAgree(pair.Cpu.TrainStep(batch.Input, batch.Target, weights, here), pair.Gpu.TrainStep(batch.Input, batch.Target, weights, there), $"of weighted step {step}");
        }

        pair.ShouldAgree("after three weighted steps");
        float[] nothing = new float[rows];
        pair.Gpu.Backward(batch.Input, batch.Target, nothing).ShouldBe(0);
        pair.Cpu.Backward(batch.Input, batch.Target, nothing).ShouldBe(0);
        pair.ShouldAgree("where nothing counts");
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
