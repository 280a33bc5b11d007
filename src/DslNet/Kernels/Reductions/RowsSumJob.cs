using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Reductions;

/// <summary>
/// Sums over the rows, for 8 columns at a time, blocked and in a fixed order:
/// rounding errors don't grow with the batch.
/// </summary>
internal readonly struct RowsSumJob<T>(T expression, int rows, int columns, float scale, FloatSlice output) : IRangeJob
    where T : struct, IReduction
{
    private const int BlockRows = 64;

    /// <summary>An item is four vectors of columns: four independent accumulators, and whole cache lines.</summary>
    private const int ItemColumns = 4 * Lanes.Count;

    public int Items => Split.Stretches(columns, ItemColumns);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        T local = expression;
        for (int item = from; item < to; item++)
        {
            int column = item * ItemColumns;
            if (column + ItemColumns <= columns)
            {
                Four(local, column);
                continue;
            }

            for (; column < columns; column += Lanes.Count)
            {
                One(local, column);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Four(T local, int column)
    {
        Vector256<float> total0 = default, total1 = default, total2 = default, total3 = default;
        for (int block = 0; block < rows; block += BlockRows)
        {
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            int end = Math.Min(rows, block + BlockRows);
            for (int row = block; row < end; row++)
            {
                sum0 += local.At(row, column);
                sum1 += local.At(row, column + Lanes.Count);
                sum2 += local.At(row, column + (2 * Lanes.Count));
                sum3 += local.At(row, column + (3 * Lanes.Count));
            }

            total0 += sum0;
            total1 += sum1;
            total2 += sum2;
            total3 += sum3;
        }

        output.Store(column, total0 * scale, Lanes.Count);
        output.Store(column + Lanes.Count, total1 * scale, Lanes.Count);
        output.Store(column + (2 * Lanes.Count), total2 * scale, Lanes.Count);
        output.Store(column + (3 * Lanes.Count), total3 * scale, Lanes.Count);
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void One(T local, int column)
    {
        Vector256<float> total = default;
        for (int block = 0; block < rows; block += BlockRows)
        {
            Vector256<float> sum = default;
            int end = Math.Min(rows, block + BlockRows);
            for (int row = block; row < end; row++)
            {
                sum += local.At(row, column);
            }

            total += sum;
        }

        output.Store(column, total * scale, Math.Min(Lanes.Count, columns - column));
    }
}
