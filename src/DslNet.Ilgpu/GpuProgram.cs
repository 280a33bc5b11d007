using System.ComponentModel;
using DslNet.Devices;
using DslNet.Ilgpu.Kernels;
using DslNet.Kernels.RandomNumbers;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu;

/// <summary>The base of all networks' programs on a device: memory, the optimizers' launches, and launch configurations.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GpuProgram : IDeviceProgram
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

    /// <summary>Allocates the network's memory on the accelerator and loads the kernels that all networks share.</summary>
    /// <param name="accelerator">Of ILGPU; it must outlive this.</param>
    /// <param name="batchSize">The largest number of rows of a pass.</param>
    /// <param name="layout">The layout of the memory.</param>
    /// <param name="wanted">The library of matrix products.</param>
    /// <param name="createTwin">Creates the same network on the CPU, for a batch size.</param>
    /// <exception cref="ArgumentNullException">There is no accelerator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value has more elements than an int can index.</exception>
    /// <exception cref="NotSupportedException">cuBLAS is requested and isn't available.</exception>
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

    /// <inheritdoc/>
    public int SquaresCount { get; }

    /// <summary>The stream of all launches.</summary>
    protected AcceleratorStream Queue { get; }

    /// <summary>The mean of the batch's losses, one float.</summary>
    protected ArrayView<float> Loss => memory.Loss;

    /// <summary>In a weighted pass, the divisor of each row's loss, Σ w / w.</summary>
    protected ArrayView<float> RowCounts => memory.RowCounts;

    /// <summary>The weight of each output's positive targets.</summary>
    protected ArrayView<float> PositiveWeights => memory.PositiveWeights;

    /// <inheritdoc/>
    public abstract void TrainForward(int rows, RandomState random);

    /// <inheritdoc/>
    public abstract void TrainHead(int rows, RandomState random);

    /// <inheritdoc/>
    public abstract void Backward(int rows, RandomState random, bool weighted);

    /// <inheritdoc/>
    public abstract void Penalty(float l1, float l2);

    /// <inheritdoc/>
    public abstract void EvalForward(int rows);

    /// <inheritdoc/>
    public abstract void EvalLogits(int rows);

    /// <inheritdoc/>
    public INetwork CreateTwin(int batchSize) => createTwin(batchSize);

    /// <inheritdoc/>
    public void Upload(DeviceMemory place, ReadOnlySpan<float> source) => memory.Upload(place, source);

    /// <inheritdoc/>
    public void Download(DeviceMemory place, Span<float> destination) => memory.Download(place, destination);

    /// <inheritdoc/>
    public int TakeState(int floatsPerParameter)
    {
        MemoryBuffer1D<float, Stride1D.Dense> state = accelerator.Allocate1D<float>(Math.Max(1L, (long)parameterCount * floatsPerParameter));
        states.Add(state);
        state.AsContiguous().MemSetToZero(Queue);
        return states.Count - 1;
    }

    /// <inheritdoc/>
    public void UploadState(int state, ReadOnlySpan<float> source) => memory.Upload(states[state].AsContiguous(), source);

    /// <inheritdoc/>
    public void DownloadState(int state, Span<float> destination) => memory.Download(states[state].AsContiguous(), destination);

    /// <inheritdoc/>
    public void Measure() => measure(Queue, Groups(SquaresCount), memory.Gradients, parameterCount, memory.Squares);

    /// <inheritdoc/>
    public void Update(int state, DeviceUpdate step) =>
        update(Queue, Groups(SquaresCount), memory.Parameters, memory.Gradients, states[state].AsContiguous(), parameterCount, step, memory.Squares);

    /// <inheritdoc/>
    public void Dispose()
    {
        memory.Dispose();
        products.Dispose();
        states.ForEach(state => state.Dispose());
    }

    /// <summary>The state of the random number generator, as kernels take it.</summary>
    protected static GpuRandom Random(RandomState random) => new()
    {
        SeedLow = (uint)random.Seed,
        SeedHigh = (uint)(random.Seed >> 32),
        StepLow = (uint)random.Step,
        StepHigh = (uint)(random.Step >> 32),
    };

    /// <summary>A slot of activations.</summary>
    protected ArrayView<float> Slot(int index) => memory.Slot(index);

    /// <summary>A batch statistic.</summary>
    protected ArrayView<float> Statistic(int index) => memory.Statistic(index);

    /// <summary>A parameter.</summary>
    protected ArrayView<float> Parameter(int index) => memory.Parameter(index);

    /// <summary>The gradient of a parameter.</summary>
    protected ArrayView<float> Gradient(int index) => memory.Gradient(index);

    /// <summary>The gradients of a weight and of the bias that is declared after it.</summary>
    protected ArrayView<float> GradientWithBias(int index) => memory.GradientWithBias(index);

    /// <summary>A buffer, such as a running mean.</summary>
    protected ArrayView<float> Buffer(int index) => memory.Buffer(index);

    /// <summary>Loads the kernel of a product and its epilogue.</summary>
    protected GpuMultiplication<TEpilogue> Multiplication<TEpilogue>()
        where TEpilogue : struct, IGpuEpilogue<TEpilogue> => new(accelerator, Queue, extents, products);

    /// <summary>The extents of a launch with a thread for each element.</summary>
    protected KernelConfig Each(int count) => extents.Each(count);

    /// <summary>The extents of a launch of so many groups.</summary>
    protected KernelConfig Groups(int count) => extents.Groups(count);

    /// <summary>The extents of a launch with a group for some neighbouring columns.</summary>
    protected KernelConfig Columns(int columns) => extents.Columns(columns);

    /// <summary>How many neighbouring columns a group of <see cref="Columns"/> has.</summary>
    protected int Width(int columns) => extents.Width(columns);
}
