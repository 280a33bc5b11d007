using System.ComponentModel;

namespace DslNet.Kernels.Memory;

/// <summary>How much scratch memory a network's kernels need: they run one after another, so each thread has what the one that needs the most asks for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScratchMemory
{
    /// <summary>The most that a kernel needs for each thread, in whole cache lines.</summary>
    /// <param name="floats">What each of them needs.</param>
    public static long Most(params long[] floats)
    {
        ArgumentNullException.ThrowIfNull(floats);
        return (floats.DefaultIfEmpty(0).Max() + AlignedBuffer.LineFloats - 1) / AlignedBuffer.LineFloats * AlignedBuffer.LineFloats;
    }
}
