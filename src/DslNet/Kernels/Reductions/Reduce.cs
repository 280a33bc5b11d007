using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Reductions;

/// <summary>Sums and maxima over the rows of a batch or over the columns of a row, in a fixed order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reduce
{
    /// <summary>output[c] = <paramref name="scale"/> · Σ_r of the expression over [<paramref name="rows"/> × <paramref name="columns"/>].</summary>
    public static void Rows<T>(WorkerPool workers, in T expression, int rows, int columns, float scale, FloatSlice output)
        where T : struct, IReduction
    {
        RowsSumJob<T> job = new(expression, rows, columns, scale, output);
        workers.Run(job, job.Items, Cost(rows, columns));
    }

    /// <summary>output[r] = <paramref name="scale"/> · Σ_c of the expression over [<paramref name="rows"/> × <paramref name="columns"/>].</summary>
    public static void RowSum<T>(WorkerPool workers, in T expression, int rows, int columns, float scale, FloatSlice output)
        where T : struct, IReduction => workers.Run(new RowSumJob<T>(expression, columns, scale, output), rows, Cost(rows, columns));

    /// <summary>output[r] = the maximum of row r of the expression over [<paramref name="rows"/> × <paramref name="columns"/>]; NaN if one is.</summary>
    public static void RowMax<T>(WorkerPool workers, in T expression, int rows, int columns, FloatSlice output)
        where T : struct, IReduction => workers.Run(new RowMaxJob<T>(expression, columns, output), rows, Cost(rows, columns));

    private static long Cost(int rows, int columns) => (long)rows * Split.Groups(columns) * Split.MapCost;
}
