namespace DslNet.Generated.Gpu;

using global::System;
using global::System.Collections.Generic;
using global::System.Numerics;
using global::DslNet.Devices;
using global::DslNet.Kernels;
using global::ILGPU;
using global::ILGPU.Runtime;

/// <summary>What all networks' programs on a device share: their memory, the optimizers' launches, and how many threads a launch takes.</summary>
internal abstract class GpuProgram : IDeviceProgram
{
    private const int MostSquares = 256;
    private readonly Accelerator accelerator;
    private readonly GpuMemory memory;
    private readonly List<MemoryBuffer1D<float, Stride1D.Dense>> states = [];
    private readonly int parameterCount;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, int, ArrayView<float>> measure;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, DeviceUpdate, ArrayView<float>> update;

    protected GpuProgram(Accelerator accelerator, int batchSize, GpuLayout layout)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        this.accelerator = accelerator;
        Queue = accelerator.DefaultStream;
        int most = accelerator.MaxNumThreadsPerGroup;
        Side = most >= 256 ? 16 : most >= 64 ? 8 : most >= 16 ? 4 : most >= 4 ? 2 : 1;
        Threads = Math.Min(GpuReduce.MostThreads, (int)(BitOperations.RoundUpToPowerOf2((uint)most + 1) / 2));
        measure = accelerator.LoadKernel<ArrayView<float>, int, ArrayView<float>>(GpuSteps.Measure);
        update = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, int, DeviceUpdate, ArrayView<float>>(GpuSteps.Update);
        foreach (int size in layout.ParameterSizes)
        {
            parameterCount = checked(parameterCount + size);
        }

        SquaresCount = Math.Clamp(Ceiling(parameterCount, Threads), 1, MostSquares);
        memory = new GpuMemory(accelerator, Queue, layout, batchSize, SquaresCount);
    }

    public int SquaresCount { get; }

    /// <summary>The queue of all launches.</summary>
    protected AcceleratorStream Queue { get; }

    /// <summary>Threads along each side of a product's group.</summary>
    protected int Side { get; }

    /// <summary>Threads of every other group, a power of two.</summary>
    protected int Threads { get; }

    protected ArrayView<float> Loss => memory.Loss;

    public abstract void TrainForward(int rows, RandomState random);

    public abstract void TrainHead(int rows, RandomState random);

    public abstract void Backward(int rows, RandomState random);

    public abstract void Penalty(float l1, float l2);

    public abstract void EvalForward(int rows);

    public abstract INetwork CreateTwin(int batchSize);

    public void Upload(DeviceMemory place, ReadOnlySpan<float> source) => memory.Upload(place, source);

    public void Download(DeviceMemory place, Span<float> destination) => memory.Download(place, destination);

    public int TakeState(int floatsPerParameter)
    {
        MemoryBuffer1D<float, Stride1D.Dense> state = accelerator.Allocate1D<float>(Math.Max(1L, (long)parameterCount * floatsPerParameter));
        states.Add(state);
        state.AsContiguous().MemSetToZero(Queue);
        return states.Count - 1;
    }

    public void UploadState(int state, ReadOnlySpan<float> source) => memory.Upload(states[state].AsContiguous(), source);

    public void DownloadState(int state, Span<float> destination) => memory.Download(states[state].AsContiguous(), destination);

    public void Measure() => measure(Queue, Groups(SquaresCount), memory.Gradients, parameterCount, memory.Squares);

    public void Update(int state, DeviceUpdate step) =>
        update(Queue, Groups(SquaresCount), memory.Parameters, memory.Gradients, states[state].AsContiguous(), parameterCount, step, memory.Squares);

    public void Dispose()
    {
        memory.Dispose();
        states.ForEach(state => state.Dispose());
    }

    protected static GpuRandom Random(RandomState random) => new()
    {
        SeedLow = (uint)random.Seed,
        SeedHigh = (uint)(random.Seed >> 32),
        StepLow = (uint)random.Step,
        StepHigh = (uint)(random.Step >> 32),
    };

    protected ArrayView<float> Slot(int index) => memory.Slot(index);

    protected ArrayView<float> Statistic(int index) => memory.Statistic(index);

    protected ArrayView<float> Parameter(int index) => memory.Parameter(index);

    protected ArrayView<float> Gradient(int index) => memory.Gradient(index);

    protected ArrayView<float> GradientWithBias(int index) => memory.GradientWithBias(index);

    protected ArrayView<float> Buffer(int index) => memory.Buffer(index);

    /// <summary>A group for each tile of a product.</summary>
    protected KernelConfig Tiles(int rows, int columns) =>
        new((Index1D)checked(Ceiling(rows, 4 * Side) * Ceiling(columns, 4 * Side)), (Index1D)(Side * Side));

    /// <summary>A thread for each element.</summary>
    protected KernelConfig Each(int count) => new((Index1D)Ceiling(count, Threads), (Index1D)Threads);

    /// <summary>So many groups.</summary>
    protected KernelConfig Groups(int count) => new((Index1D)count, (Index1D)Threads);

    /// <summary>A group for some neighbouring columns.</summary>
    protected KernelConfig Columns(int columns) => new((Index1D)Ceiling(columns, Width(columns)), (Index1D)Threads);

    /// <summary>How many neighbouring columns.</summary>
    protected int Width(int columns) => Math.Min(Math.Min(32, Threads), (int)BitOperations.RoundUpToPowerOf2((uint)columns));

    private static int Ceiling(int count, int size) => (count + size - 1) / size;
}
