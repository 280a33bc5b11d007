using DslNet.Benchmarks.Networks;

namespace DslNet.Benchmarks.Scaling;

/// <summary>Cost of a training step against width, depth, batch and threads, and the generator's cost against layers.</summary>
internal static class ScalingCommand
{
    private const int Batch = 64;

    private static readonly int[] Batches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

    private static readonly (int, Func<Job>)[] Widths =
    [
        (4, Train<Width4>), (16, Train<Width16>), (64, Train<Width64>), (256, Train<Width256>), (1024, Train<Width1024>), (4096, Train<Width4096>),
    ];

    private static readonly (int, Func<Job>)[] Depths =
    [
        (1, Train<Depth1>), (10, Train<Depth10>), (50, Train<Depth50>), (100, Train<Depth100>), (200, Train<Depth200>),
    ];

    private static readonly (int, Func<Job>)[] Blocks = [(1, Train<Blocks1>), (10, Train<Blocks10>), (50, Train<Blocks50>), (100, Train<Blocks100>)];

    /// <summary>Measures and prints.</summary>
    public static void Run(Effort effort)
    {
        Scale.Print($"Width: n-n-10, batch {Batch}, SGDm, one thread", "n", Widths, effort);
        Scale.Print($"Depth: n layers of 64, batch {Batch}, SGDm, one thread", "n", Depths, effort);
        Scale.Print($"Depth: n residual blocks of 64 with batch norms, batch {Batch}, SGDm, one thread", "n", Blocks, effort);
        Scale.Print("Batch: 784-256-128-10, SGDm, one thread", "rows", Batches.Select(batch => (batch, Train(batch, 1))), effort);
        Scale.Print("Threads: 784-256-128-10, batch 512, SGDm", "threads", Enumerable.Range(1, Environment.ProcessorCount).Select(threads => (threads, Train(512, threads))), effort);
        GeneratorCost.Print(effort);
    }

    private static Job Train<T>()
        where T : INetwork<T> => Job.Train<T>(Batch, adam: false, threads: 1);

    private static Func<Job> Train(int batch, int threads) => () => Job.Train<DigitNet>(batch, adam: false, threads);
}
