using BenchmarkDotNet.Attributes;
using DslNet.Kernels.Losses;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Normalizations;
using DslNet.Kernels.Threads;

namespace DslNet.Benchmarks.Micro;

/// <summary>Softmax, cross-entropy and batch normalisation of 128 rows, one thread.</summary>
public class RowBenchmarks
{
    private const int Rows = 128;
    private readonly KernelMemory memory = new();
    private readonly WorkerPool workers = new(1);
    private FloatSlice x;
    private FloatSlice y;
    private FloatSlice target;
    private FloatSlice statistic;
    private FloatSlice mean;
    private FloatSlice variance;

    /// <summary>Classes, or features.</summary>
    [Params(10, 256)]
    public int Columns { get; set; }

    /// <summary>Takes the memory.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        (x, y, target) = (memory.Noise(Rows * ((Columns + 7) / 8 * 8)), memory.Noise(Rows * ((Columns + 7) / 8 * 8)), memory.Noise(Rows * ((Columns + 7) / 8 * 8)));
        int longest = Math.Max(8 * Rows, Columns);
        (statistic, mean, variance) = (memory.Noise(longest), memory.Noise(longest), memory.Noise(longest));
    }

    /// <summary>Gives it back.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        memory.Dispose();
        workers.Dispose();
    }

    /// <summary>Probabilities.</summary>
    [Benchmark]
    public void SoftmaxForward() => Softmax.Forward(workers, x, Rows, Columns, y);

    /// <summary>Probabilities and losses.</summary>
    [Benchmark]
    public void CrossEntropy() => Softmax.CrossEntropy(workers, x, target, 0, Rows, Columns, statistic, mean, y);

    /// <summary>Batch statistics and normalised numbers.</summary>
    [Benchmark]
    public void NormalizationForward() => Normalization.Forward(workers, x, Rows, Columns, 0.1f, 1e-5f, y, statistic, mean, variance);

    /// <summary>Gradient of the input.</summary>
    [Benchmark]
    public void NormalizationGradient() => Normalization.Gradient(workers, x, target, mean, Rows, Columns, y);
}
