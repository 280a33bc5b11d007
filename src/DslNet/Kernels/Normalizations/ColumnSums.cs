using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Normalizations;

/// <summary>
/// A blocked sum per lane: blocks of 64 are summed and added up in order, so that the rounding errors
/// don't grow with the batch.
/// </summary>
internal struct ColumnSums
{
    private const int Block = 64;
    private Vector256<float> total;
    private Vector256<float> block;
    private int count;

    /// <summary>The sum so far.</summary>
    public readonly Vector256<float> Sum => total + block;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<float> value)
    {
        block += value;
        if (++count == Block)
        {
            total += block;
            block = Vector256<float>.Zero;
            count = 0;
        }
    }
}
