namespace DslNet.Generated.Gpu;

using global::System;
using global::System.Collections.Generic;
using global::DslNet;
using global::DslNet.Devices;
using global::DslNet.Kernels;
using global::ILGPU;
using global::ILGPU.Runtime;

/// <summary>What all networks' programs on a device share: their memory, the optimizers' launches, and how many threads a launch takes.</summary>
internal abstract class GpuProgram : IDeviceProgram
{
    private const int MostSquares = 256;
    private readonly Accelerator accelerator;
    private readonly Func<int, INetwork> createTwin;
    private readonly GpuExtents extents;
    private readonly GpuProducts products;
    private readonly GpuMemory memory;
    private readonly List<MemoryBuffer1D<float, Stride1D.Dense>> states = [];
    private readonly int parameterCount;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, int, ArrayView<float>> measure;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, DeviceUpdate, ArrayView<float>> update;

    protected GpuProgram(Accelerator accelerator, int batchSize, GpuLayout layout, MatrixProducts wanted, Func<int, INetwork> createTwin)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        this.accelerator = accelerator;
        this.createTwin = createTwin;
        Queue = accelerator.DefaultStream;
        extents = new GpuExtents(accelerator);
        measure = accelerator.LoadKernel<ArrayView<float>, int, ArrayView<float>>(GpuSteps.Measure);
        update = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, int, DeviceUpdate, ArrayView<float>>(GpuSteps.Update);
        foreach (int size in layout.ParameterSizes)
        {
            parameterCount = checked(parameterCount + size);
        }

        SquaresCount = Math.Clamp(GpuExtents.Ceiling(parameterCount, extents.Threads), 1, MostSquares);
        products = new GpuProducts(accelerator, Queue, extents, wanted);
        try
        {
            memory = new GpuMemory(accelerator, Queue, layout, batchSize, SquaresCount);
        }
        catch
        {
            products.Dispose();
            throw;
        }
    }

    public int SquaresCount { get; }

    /// <summary>The queue of all launches.</summary>
    protected AcceleratorStream Queue { get; }

    protected ArrayView<float> Loss => memory.Loss;

    protected ArrayView<float> RowCounts => memory.RowCounts;

    protected ArrayView<float> PositiveWeights => memory.PositiveWeights;

    public abstract void TrainForward(int rows, RandomState random);

    public abstract void TrainHead(int rows, RandomState random);

    public abstract void Backward(int rows, RandomState random, bool weighted);

    public abstract void Penalty(float l1, float l2);

    public abstract void EvalForward(int rows);

    public abstract void EvalLogits(int rows);

    public INetwork CreateTwin(int batchSize) => createTwin(batchSize);

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
        products.Dispose();
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

    /// <summary>A product and what happens to it.</summary>
    protected GpuMultiplication<TEpilogue> Multiplication<TEpilogue>()
        where TEpilogue : struct, IGpuEpilogue<TEpilogue> => new(accelerator, Queue, extents, products);

    protected KernelConfig Each(int count) => extents.Each(count);

    protected KernelConfig Groups(int count) => extents.Groups(count);

    protected KernelConfig Columns(int columns) => extents.Columns(columns);

    protected int Width(int columns) => extents.Width(columns);
}
