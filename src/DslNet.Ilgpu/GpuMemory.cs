using DslNet.Devices;
using DslNet.Ilgpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu;

/// <summary>
/// A network's memory on an accelerator: one allocation for everything, so that it succeeds or fails as a whole where the device has too
/// little. Parameters are contiguous, and so are gradients and buffers.
/// </summary>
internal sealed class GpuMemory : IDisposable
{
    // Every part is aligned to 256 bytes, for coalesced memory transactions.
    private const int Alignment = 64;

    private readonly MemoryBuffer1D<float, Stride1D.Dense> all;
    private readonly AcceleratorStream queue;
    private readonly GpuLayout layout;
    private readonly ArrayView<float>[] slots;
    private readonly ArrayView<float>[] statistics;
    private readonly ArrayView<float>[] parameters;
    private readonly ArrayView<float>[] gradients;
    private readonly ArrayView<float>[] buffers;
    private readonly ArrayView<float> allBuffers;
    private long taken;

    public GpuMemory(Accelerator accelerator, AcceleratorStream queue, GpuLayout layout, int batchSize, int squaresCount)
    {
        (this.queue, this.layout) = (queue, layout);
        long[] slotSizes = Array.ConvertAll(layout.SlotWidths, width => SlotSize(width, batchSize));
        all = accelerator.Allocate1D<float>(Aligned(slotSizes) + Aligned(layout.StatisticSizes) + (2 * Aligned(Sum(layout.ParameterSizes))) + Aligned(Sum(layout.BufferSizes)) + Aligned(1) + Aligned(squaresCount) + Aligned(batchSize) + Aligned(layout.PositiveWeights));
        all.AsContiguous().MemSetToZero(queue);
        slots = Array.ConvertAll(slotSizes, Next);
        statistics = Array.ConvertAll(layout.StatisticSizes, size => Next(size));
        Parameters = Next(Sum(layout.ParameterSizes));
        Gradients = Next(Sum(layout.ParameterSizes));
        allBuffers = Next(Sum(layout.BufferSizes));
        Loss = Next(1);
        Squares = Next(squaresCount);
        RowCounts = Next(batchSize);
        PositiveWeights = layout.PositiveWeights == 0 ? Loss : Next(layout.PositiveWeights);
        parameters = Divide(Parameters, layout.ParameterSizes);
        gradients = Divide(Gradients, layout.ParameterSizes);
        buffers = Divide(allBuffers, layout.BufferSizes);
    }

    public ArrayView<float> Parameters { get; }

    public ArrayView<float> Gradients { get; }

    /// <summary>Partial sums of the gradients' squares.</summary>
    public ArrayView<float> Squares { get; }

    public ArrayView<float> Loss { get; }

    /// <summary>In a weighted pass, the divisor of each row's loss, Σ w / w.</summary>
    public ArrayView<float> RowCounts { get; }

    /// <summary>The weights of positive targets.</summary>
    public ArrayView<float> PositiveWeights { get; }

    public ArrayView<float> Slot(int index) => slots[index];

    public ArrayView<float> Statistic(int index) => statistics[index];

    public ArrayView<float> Parameter(int index) => parameters[index];

    public ArrayView<float> Gradient(int index) => gradients[index];

    public ArrayView<float> Buffer(int index) => buffers[index];

    /// <summary>The gradients of a weight and of the bias that follows it.</summary>
    public ArrayView<float> GradientWithBias(int index) =>
        Gradients.SubView(Sum(layout.ParameterSizes.AsSpan(0, index)), layout.ParameterSizes[index] + layout.ParameterSizes[index + 1]);

    public void Upload(DeviceMemory memory, ReadOnlySpan<float> source) => Upload(View(memory), source);

    public void Download(DeviceMemory memory, Span<float> destination) => Download(View(memory), destination);

    // Not every backend supports empty views.
    public void Upload(ArrayView<float> view, ReadOnlySpan<float> source)
    {
        if (source.Length > 0)
        {
            view.SubView(0, source.Length).CopyFromCPU(queue, source);
        }
    }

    public void Download(ArrayView<float> view, Span<float> destination)
    {
        if (destination.Length > 0)
        {
            view.SubView(0, destination.Length).CopyToCPU(queue, destination);
        }
    }

    public void Dispose() => all.Dispose();

    /// <summary>Kernels index a value's elements by int.</summary>
    private static long SlotSize(int width, int batchSize) => (long)width * batchSize <= int.MaxValue
        ? (long)width * batchSize
        : throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A batch may have at most {int.MaxValue / width} rows on a device: a layer of this network has {width} numbers a row, and {int.MaxValue} are the most in one piece.");

    private static long Aligned(params long[] sizes)
    {
        long sum = 0;
        foreach (long size in sizes)
        {
            sum += (size + Alignment - 1) / Alignment * Alignment;
        }

        return sum;
    }

    private static long Aligned(int[] sizes) => Aligned(Array.ConvertAll(sizes, size => (long)size));

    private ArrayView<float> Next(long size)
    {
        ArrayView<float> part = all.AsContiguous().SubView(taken, size);
        taken += Aligned(size);
        return part;
    }

    private static ArrayView<float>[] Divide(ArrayView<float> whole, int[] sizes)
    {
        long start = 0;
        return Array.ConvertAll(sizes, size => whole.SubView((start += size) - size, size));
    }

    private static long Sum(ReadOnlySpan<int> sizes)
    {
        long sum = 0;
        foreach (int size in sizes)
        {
            sum += size;
        }

        return sum;
    }

    private ArrayView<float> View(DeviceMemory memory) => memory switch
    {
        DeviceMemory.Input => slots[layout.InputSlot],
        DeviceMemory.Target => slots[layout.TargetSlot],
        DeviceMemory.TrainOutput => slots[layout.TrainOutputSlot],
        DeviceMemory.EvalOutput => slots[layout.EvalOutputSlot],
        DeviceMemory.EvalLogits => slots[layout.EvalLogitsSlot],
        DeviceMemory.InputGradient => slots[layout.InputGradientSlot],
        DeviceMemory.Parameters => Parameters,
        DeviceMemory.Gradients => Gradients,
        DeviceMemory.Buffers => allBuffers,
        DeviceMemory.Loss => Loss,
        DeviceMemory.RowCounts => RowCounts,
        DeviceMemory.PositiveWeights => PositiveWeights,
        _ => Squares,
    };
}
