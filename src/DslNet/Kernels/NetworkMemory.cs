namespace DslNet.Kernels;

/// <summary>
/// All memory of a network, taken once. The workspace holds one slot after the other (batch × width floats), then the statistics;
/// parameters, gradients and buffers lie in one stretch each, weights in <see cref="Panels"/>. Each part is rounded up to 16 floats,
/// a cache line; the padding is 0.
/// </summary>
internal sealed class NetworkMemory : IDisposable
{
    private readonly AlignedBuffer workspace;
    private readonly AlignedBuffer parameters;
    private readonly AlignedBuffer gradients;
    private readonly AlignedBuffer buffers;
    private readonly AlignedBuffer scalars = new(3 * 16);

    public NetworkMemory(NetworkInfo info, int batchSize)
    {
        WorkspacePlan plan = info.Workspace;
        (long[] slotStarts, long slotFloats) = Layout(plan.SlotWidths.Select(width => (long)batchSize * width));
        (long[] statisticStarts, long statisticFloats) = Layout(plan.StatisticSizes.Select(size => (long)size));
        (long[] parameterStarts, long parameterFloats) = Layout(info.Parameters.Select(parameter => parameter.Stored));
        (long[] bufferStarts, long bufferFloats) = Layout(info.Buffers.Select(buffer => (long)buffer.Count));
        ParameterFloats = checked((int)parameterFloats);
        ParameterStarts = Array.ConvertAll(parameterStarts, start => checked((int)start));
        GradientFloats = info.Loss == Loss.None ? 0 : ParameterFloats;
        Parts = new ParameterParts(info.Parameters, ParameterStarts, ParameterFloats);
        workspace = new AlignedBuffer(checked(slotFloats + statisticFloats));
        parameters = new AlignedBuffer(ParameterFloats);
        gradients = new AlignedBuffer(GradientFloats);
        buffers = new AlignedBuffer(bufferFloats);
        Slots = Slices(workspace.Start, slotStarts);
        Statistics = Slices(workspace.Start.Slice((nint)slotFloats), statisticStarts);
        Parameters = Slices(parameters.Start, parameterStarts);
        Gradients = info.Loss == Loss.None ? [] : Slices(gradients.Start, parameterStarts);
        Buffers = Slices(buffers.Start, bufferStarts);
    }

    public FloatSlice[] Slots { get; }

    public FloatSlice[] Statistics { get; }

    public FloatSlice[] Parameters { get; }

    /// <summary>Empty without a loss.</summary>
    public FloatSlice[] Gradients { get; }

    public FloatSlice[] Buffers { get; }

    /// <summary>Where each parameter begins among all of them.</summary>
    public int[] ParameterStarts { get; }

    /// <summary>All parameters with their padding.</summary>
    public int ParameterFloats { get; }

    /// <summary>All gradients with their padding; 0 without a loss.</summary>
    public int GradientFloats { get; }

    public Span<float> ParameterStorage => parameters.Start.AsSpan(ParameterFloats);

    public Span<float> GradientStorage => gradients.Start.AsSpan(GradientFloats);

    public FloatSlice LossValue => scalars.Start;

    public FloatSlice L1 => scalars.Start.Slice(16);

    public FloatSlice L2 => scalars.Start.Slice(32);

    /// <summary>The canonical division of parameters and gradients, in which optimizers step.</summary>
    public ParameterParts Parts { get; }

    /// <summary>Where the gradient of a weight goes; with an optimizer that steps while gradients are made, where that is worth it.</summary>
    public WeightTarget WeightTarget(int index, Optimizer? optimizer) =>
        new(Gradients[index], Parts.AreFused ? optimizer : null, Parts.FirstOf(index));

    public void Dispose()
    {
        workspace.Dispose();
        parameters.Dispose();
        gradients.Dispose();
        buffers.Dispose();
        scalars.Dispose();
    }

    /// <summary>Copies parts, one behind the other without padding, to <paramref name="destination"/>.</summary>
    public static void Gather(FloatSlice[] parts, IReadOnlyList<ParameterInfo> shapes, Span<float> destination)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            int count = shapes[i].Count;
            CopyOut(parts[i], shapes[i], destination[..count]);
            destination = destination[count..];
        }
    }

    /// <summary>Copies <paramref name="source"/> to the parts; the padding stays 0.</summary>
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

    /// <summary>The way back.</summary>
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

    private static (long[] Starts, long Floats) Layout(IEnumerable<long> lengths)
    {
        List<long> starts = [];
        long floats = 0;
        foreach (long length in lengths)
        {
            starts.Add(floats);
            floats = checked(floats + WorkspacePlan.Padded(length));
        }

        return ([.. starts], floats);
    }

    private static FloatSlice[] Slices(FloatSlice start, long[] starts) => Array.ConvertAll(starts, offset => start.Slice((nint)offset));
}
