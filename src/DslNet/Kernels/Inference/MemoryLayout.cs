using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Inference;

/// <summary>Stretches of memory one behind the other, each rounded up to 16 floats, a cache line.</summary>
internal sealed class MemoryLayout
{
    public MemoryLayout(IEnumerable<long> lengths)
    {
        List<long> starts = [];
        foreach (long length in lengths)
        {
            starts.Add(Floats);
            Floats = checked(Floats + WorkspacePlan.Padded(length));
        }

        Starts = [.. starts];
    }

    /// <summary>Where each begins.</summary>
    public long[] Starts { get; }

    /// <summary>All of them.</summary>
    public long Floats { get; }

    /// <summary>The stretches in memory that begins there.</summary>
    public FloatSlice[] In(FloatSlice start) => Array.ConvertAll(Starts, offset => start.Slice((nint)offset));
}
