using DslNet.Kernels.Memory;

namespace DslNet.Benchmarks.Micro;

/// <summary>Memory as networks have it, filled with noise, for kernels on their own.</summary>
internal sealed class KernelMemory : IDisposable
{
    private readonly List<AlignedBuffer> buffers = [];

    /// <summary>So many numbers in [−1, 1).</summary>
    public FloatSlice Noise(int length)
    {
        AlignedBuffer buffer = new(length);
        buffers.Add(buffer);
        Random random = new(length);
        foreach (ref float value in buffer.Start.AsSpan(length))
        {
            value = (2 * random.NextSingle()) - 1;
        }

        return buffer.Start;
    }

    public void Dispose() => buffers.ForEach(buffer => buffer.Dispose());
}
