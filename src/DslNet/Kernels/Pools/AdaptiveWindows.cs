using System.ComponentModel;
using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Pools;

/// <summary>The windows of an adaptive pool: along each axis, window i of n is from ⌊i·size/n⌋ to ⌈(i + 1)·size/n⌉. A sequence is an image of one row.</summary>
/// <param name="Height">Of the input.</param>
/// <param name="Width">Of the input.</param>
/// <param name="Channels">Of both.</param>
/// <param name="OutHeight">Of the output.</param>
/// <param name="OutWidth">Of the output.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AdaptiveWindows(int Height, int Width, int Channels, int OutHeight, int OutWidth)
{
    /// <summary>The first pixel of window <paramref name="i"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Start(int i, int from, int to) => (int)((long)i * from / to);

    /// <summary>The pixel behind its last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int End(int i, int from, int to) => (int)((((long)(i + 1) * from) + to - 1) / to);

    /// <summary>The pixels of a row that count.</summary>
    internal int Counted(FloatSlice lengths, int row) => lengths.IsDefault ? Width : Math.Clamp((int)lengths[(nint)row * Lanes.Count], 0, Width);
}
