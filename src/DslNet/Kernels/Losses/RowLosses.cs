using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Losses;

/// <summary>The mean of the losses of rows.</summary>
internal static class RowLosses
{
    private const int Block = 64;

    /// <summary>Blocked summation, so that rounding errors don't grow with the batch.</summary>
    public static float Mean(FloatSlice rowLoss, int rows)
    {
        float total = 0;
        for (int block = 0; block < rows; block += Block)
        {
            float sum = 0;
            int end = Math.Min(rows, block + Block);
            for (int row = block; row < end; row++)
            {
                sum += rowLoss[(nint)row * Lanes.Count];
            }

            total += sum;
        }

        return total * (1f / rows);
    }

    /// <summary>The weighted mean: each loss divided by its row's count (see <see cref="RowWeights"/>), summed in the same order.</summary>
    public static float Mean(FloatSlice rowLoss, FloatSlice counts, int rows)
    {
        float total = 0;
        for (int block = 0; block < rows; block += Block)
        {
            float sum = 0;
            int end = Math.Min(rows, block + Block);
            for (int row = block; row < end; row++)
            {
                // A row without weight doesn't count, whatever its loss: it may be infinite.
                float count = counts[(nint)row * Lanes.Count];
                sum += float.IsPositiveInfinity(count) ? 0 : rowLoss[(nint)row * Lanes.Count] / count;
            }

            total += sum;
        }

        return total;
    }
}
