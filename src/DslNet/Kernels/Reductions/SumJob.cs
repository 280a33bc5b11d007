using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Reductions;

/// <summary>
/// Sums over all rows and columns, a part of the rows in each item: 8 sums side by side in each row, what fills it up left out. Which rows a part has
/// doesn't depend on the threads.
/// </summary>
/// <param name="expression">What is summed.</param>
/// <param name="rows">Rows in all.</param>
/// <param name="columns">Of a row.</param>
/// <param name="parts">A float for each of <see cref="Items"/>.</param>
internal readonly struct SumJob<T>(T expression, int rows, int columns, FloatSlice parts) : IRangeJob
    where T : struct, IReduction
{
    /// <summary>Parts at most: as much as is kept of partial sums.</summary>
    public const int MostItems = 64;

    /// <summary>Rows that a part has at least.</summary>
    private const int FewestRows = 64;

    private int RowsOfItem => Math.Max(FewestRows, Split.Stretches(rows, MostItems));

    public int Items => Split.Stretches(rows, RowsOfItem);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        T local = expression;
        int whole = columns - (columns % Lanes.Count);
        for (int item = from; item < to; item++)
        {
            Vector256<float> total = default;
            int end = (int)Math.Min(rows, ((long)item + 1) * RowsOfItem);
            for (int row = item * RowsOfItem; row < end; row++)
            {
                Vector256<float> sum = default;
                for (int column = 0; column < whole; column += Lanes.Count)
                {
                    sum += local.At(row, column);
                }

                if (whole < columns)
                {
                    sum += Lanes.Keep(local.At(row, whole), columns - whole, Vector256<float>.Zero);
                }

                total += sum;
            }

            parts[item] = Lanes.Sum(total);
        }
    }
}
