using BenchmarkDotNet.Attributes;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Benchmarks.Micro;

/// <summary>The three products of a square dense layer, one thread.</summary>
public class GemmBenchmarks
{
    private readonly KernelMemory memory = new();
    private WorkerPool workers = null!;
    private FloatSlice x;
    private FloatSlice weight;
    private FloatSlice y;

    /// <summary>Rows, inputs and outputs.</summary>
    [Params(64, 256, 1024)]
    public int Size { get; set; }

    /// <summary>Takes the memory.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        (x, weight, y) = (memory.Noise(Size * Size), memory.Noise(Size * Size), memory.Noise(Size * Size));
        workers = new WorkerPool(1, ScratchMemory.Most(Gemm.ForwardScratch, Gemm.InputGradientScratch(Size), Gemm.WeightGradientScratch(Size)));
    }

    /// <summary>Gives it back.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        memory.Dispose();
        workers.Dispose();
    }

    /// <summary>X·W.</summary>
    [Benchmark]
    public void Forward() => Gemm.Forward(workers, x, weight, Size, Size, Size, new StoreEpilogue(y, Size));

    /// <summary>dY·Wᵀ.</summary>
    [Benchmark]
    public void InputGradient() => Gemm.InputGradient(workers, x, weight, Size, Size, Size, new StoreEpilogue(y, Size));

    /// <summary>Xᵀ·dY.</summary>
    [Benchmark]
    public void WeightGradient() => Gemm.WeightGradient(workers, x, weight, Size, Size, Size, new WeightTarget(y));
}
