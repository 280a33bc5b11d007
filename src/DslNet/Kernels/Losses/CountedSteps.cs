using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Losses;

/// <summary>Which steps of sequences count in a loss: those before their row's length whose class isn't ignored.</summary>
internal readonly struct CountedSteps(FloatSlice target, FloatSlice lengths, int? ignored, int steps)
{
    /// <summary>How many of a row count.</summary>
    public int In(int row)
    {
        int length = LengthOf(row), count = length;
        if (ignored is { } label)
        {
            for (int step = 0; step < length; step++)
            {
                count -= LabelOf(row, step) == label ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Whether a step counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int row, int step) => step < LengthOf(row) && (ignored is not { } label || LabelOf(row, step) != label);

    /// <summary>The class of a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float LabelOf(int row, int step) => target[((nint)row * Lanes.Stride(steps)) + step];

    private int LengthOf(int row) => lengths.IsDefault ? steps : (int)lengths[(nint)row * Lanes.Count];
}
