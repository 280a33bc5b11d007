using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Inference;

/// <summary>The layout of consecutive regions, each rounded up to 16 floats, a cache line.</summary>
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

    /// <summary>The offset of each.</summary>
    public long[] Starts { get; }

    /// <summary>The total length.</summary>
    public long Floats { get; }

    /// <summary>The regions in memory with this base.</summary>
    public FloatSlice[] In(FloatSlice start) => Array.ConvertAll(Starts, offset => start.Slice((nint)offset));
}
