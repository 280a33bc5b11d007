using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Normalizations;

/// <summary>
/// Which rows of a batch the statistics are of: all, as a single stretch; or, where rows are the steps of sequences, a stretch for each sequence, of which those
/// before its length count.
/// </summary>
/// <param name="lengths">The sequences' lengths; default where all rows count.</param>
/// <param name="rows">All rows.</param>
/// <param name="steps">Rows of a sequence.</param>
internal readonly struct CountedRows(FloatSlice lengths, int rows, int steps)
{
    /// <summary>How many stretches there are.</summary>
    public int Stretches => lengths.IsDefault ? 1 : rows / steps;

    /// <summary>Rows of a stretch.</summary>
    public int Width => lengths.IsDefault ? rows : steps;

    /// <summary>The rows of a stretch that count; the first ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int In(int stretch) => lengths.IsDefault ? rows : Math.Clamp((int)lengths[(nint)stretch * Lanes.Count], 0, steps);

    /// <summary>All rows that count.</summary>
    public int Count()
    {
        int count = 0;
        for (int stretch = 0; stretch < Stretches; stretch++)
        {
            count += In(stretch);
        }

        return count;
    }
}
