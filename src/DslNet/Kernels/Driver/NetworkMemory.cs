using DslNet.Kernels.Inference;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Driver;

/// <summary>
/// All memory of a network, allocated once. The workspace holds the slots (batch × width floats each), then the statistics, then the row counts of a weighted pass;
/// parameters, gradients and buffers are contiguous, weights in <see cref="Panels"/>. Each part is rounded up to 16 floats,
/// a cache line; the padding is 0.
/// </summary>
internal sealed class NetworkMemory : IDisposable
{
    private readonly AlignedBuffer workspace;
    private readonly ParameterMemory learned;
    private readonly AlignedBuffer gradients;
    private readonly AlignedBuffer scalars = new(3 * 16);

    public NetworkMemory(NetworkInfo info, int batchSize)
    {
        WorkspacePlan plan = info.Workspace;
        MemoryLayout slots = new(plan.SlotWidths.Select(width => (long)batchSize * width));
        MemoryLayout statistics = new(plan.StatisticSizes.Select(size => (long)size));
        learned = new ParameterMemory(info);
        GradientFloats = info.Loss == Loss.None ? 0 : learned.Floats;
        Parts = new ParameterParts(info.Parameters, learned.Starts, learned.Floats);
        long counted = WorkspacePlan.Padded(RowCountFloats(info, batchSize));
        long values = plan.ValueFloats(batchSize);
        workspace = new AlignedBuffer(checked(values + statistics.Floats + counted));
        gradients = new AlignedBuffer(GradientFloats);
        Slots = slots.In(workspace.Start);
        Statistics = statistics.In(workspace.Start.Slice((nint)values));
        RowCounts = workspace.Start.Slice((nint)(values + statistics.Floats));
        Gradients = info.Loss == Loss.None ? [] : Array.ConvertAll(learned.Starts, start => gradients.Start.Slice(start));
    }

    /// <summary>All values: slots in training, and over them those of eval.</summary>
    public FloatSlice Values => workspace.Start;

    public FloatSlice[] Slots { get; }

    public FloatSlice[] Statistics { get; }

    /// <summary>What each row counts in a weighted pass, a vector a row; nothing without a loss.</summary>
    public FloatSlice RowCounts { get; }

    public FloatSlice[] Parameters => learned.Parameters;

    /// <summary>Empty without a loss.</summary>
    public FloatSlice[] Gradients { get; }

    public FloatSlice[] Buffers => learned.Buffers;

    /// <summary>The offset of each parameter.</summary>
    public int[] ParameterStarts => learned.Starts;

    /// <summary>All gradients with their padding; 0 without a loss.</summary>
    public int GradientFloats { get; }

    public Span<float> ParameterStorage => learned.Storage;

    public Span<float> GradientStorage => gradients.Start.AsSpan(GradientFloats);

    public FloatSlice LossValue => scalars.Start;

    public FloatSlice L1 => scalars.Start.Slice(16);

    public FloatSlice L2 => scalars.Start.Slice(32);

    /// <summary>The canonical division of parameters and gradients, in which optimizers step.</summary>
    public ParameterParts Parts { get; }

    /// <summary>Floats of <see cref="RowCounts"/>.</summary>
    public static long RowCountFloats(NetworkInfo info, long batch) => info.Loss == Loss.None ? 0 : batch * Lanes.Count;

    /// <summary>The destination of a weight's gradient; with the sink of a fused optimizer step, where that pays.</summary>
    public WeightTarget WeightTarget(int index, IGradientSink? sink) =>
        new(Gradients[index], Parts.AreFused ? sink : null, Parts.FirstOf(index));

    public void Dispose()
    {
        workspace.Dispose();
        learned.Dispose();
        gradients.Dispose();
        scalars.Dispose();
    }

    /// <summary>Copies parts, concatenated without padding, to <paramref name="destination"/>.</summary>
    public static void Gather(FloatSlice[] parts, IReadOnlyList<ParameterInfo> shapes, Span<float> destination)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            int count = shapes[i].Count;
            CopyOut(parts[i], shapes[i], destination[..count]);
            destination = destination[count..];
        }
    }

    /// <summary>Copies <paramref name="source"/> to the parts; the padding is kept 0.</summary>
    public static void Scatter(ReadOnlySpan<float> source, FloatSlice[] parts, IReadOnlyList<ParameterInfo> shapes)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            int count = shapes[i].Count;
            CopyIn(source[..count], shapes[i], parts[i]);
            source = source[count..];
        }
    }

    /// <summary>A parameter or buffer in the order of its shape, row-major.</summary>
    public static void CopyOut(FloatSlice part, ParameterInfo info, Span<float> destination)
    {
        if (info.IsMatrix)
        {
            Panels.Gather(part, info.Rows, info.Columns, destination);
        }
        else
        {
            part.AsSpan(info.Count).CopyTo(destination);
        }
    }

    /// <summary>The inverse operation.</summary>
    public static void CopyIn(ReadOnlySpan<float> source, ParameterInfo info, FloatSlice part)
    {
        if (info.IsMatrix)
        {
            Panels.Scatter(source, info.Rows, info.Columns, part);
        }
        else
        {
            source.CopyTo(part.AsSpan(info.Count));
        }
    }
}
