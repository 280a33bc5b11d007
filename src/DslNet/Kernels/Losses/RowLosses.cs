using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Losses;

/// <summary>The mean of the losses of rows.</summary>
internal static class RowLosses
{
    private const int Block = 64;

    /// <summary>Blocks of rows are summed on their own and added up, so that the rounding errors of a long batch stay those of a short one.</summary>
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

    /// <summary>The mean by weights: each loss divided by its row's number (see <see cref="RowWeights"/>), summed in the same order.</summary>
    public static float Mean(FloatSlice rowLoss, FloatSlice counts, int rows)
    {
        float total = 0;
        for (int block = 0; block < rows; block += Block)
        {
            float sum = 0;
            int end = Math.Min(rows, block + Block);
            for (int row = block; row < end; row++)
            {
                sum += rowLoss[(nint)row * Lanes.Count] / counts[(nint)row * Lanes.Count];
            }

            total += sum;
        }

        return total;
    }
}
