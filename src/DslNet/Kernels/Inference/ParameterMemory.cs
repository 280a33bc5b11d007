using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Inference;

/// <summary>A network's parameters and buffers, each contiguous; weights are stored in <see cref="Panels"/>.</summary>
internal sealed class ParameterMemory : IDisposable
{
    private readonly AlignedBuffer parameters;
    private readonly AlignedBuffer buffers;

    public ParameterMemory(NetworkInfo info)
    {
        MemoryLayout layout = new(info.Parameters.Select(parameter => parameter.Stored));
        MemoryLayout bufferLayout = new(info.Buffers.Select(buffer => buffer.Stored));
        Floats = checked((int)layout.Floats);
        Starts = Array.ConvertAll(layout.Starts, start => checked((int)start));
        parameters = new AlignedBuffer(Floats);
        buffers = new AlignedBuffer(bufferLayout.Floats);
        Parameters = layout.In(parameters.Start);
        Buffers = bufferLayout.In(buffers.Start);
    }

    public FloatSlice[] Parameters { get; }

    public FloatSlice[] Buffers { get; }

    /// <summary>The offset of each parameter.</summary>
    public int[] Starts { get; }

    /// <summary>All parameters with their padding.</summary>
    public int Floats { get; }

    /// <summary>All parameters with their padding, which is 0.</summary>
    public Span<float> Storage => parameters.Start.AsSpan(Floats);

    public void Dispose()
    {
        parameters.Dispose();
        buffers.Dispose();
    }
}
