using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Normalizations;

/// <summary>A set of elements that are normalized together: adjacent channels of some pixels of a row.</summary>
/// <param name="At">Of the first element, in floats from the value's first row.</param>
/// <param name="Channel">The first channel.</param>
/// <param name="Pixels">The pixels that count.</param>
internal readonly record struct RowSet(nint At, int Channel, int Pixels)
{
    /// <summary>The set with a number; sets are numbered row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowSet Of(int item, NormalizedSets sets, FloatSlice lengths)
    {
        (int row, int group) = sets.Groups == 1 ? (item, 0) : Math.DivRem(item, sets.Groups);
        int channel = group * sets.Width;
        return new RowSet(((nint)row * sets.Pixels * Lanes.Stride(sets.Channels)) + channel, channel, lengths.IsDefault ? sets.Pixels : Counted(lengths, row, sets.Pixels));
    }

    /// <summary>The place of a set's deviation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint DeviationAt(int item, NormalizedSets sets) =>
        sets.Groups == 1 ? (nint)item * Lanes.Count : ((nint)(item / sets.Groups) * Lanes.Stride(sets.Groups)) + (item % sets.Groups);

    private static int Counted(FloatSlice lengths, int row, int pixels) => Math.Clamp((int)lengths[(nint)row * Lanes.Count], 0, pixels);
}
