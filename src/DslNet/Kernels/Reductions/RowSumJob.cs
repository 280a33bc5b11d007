using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Reductions;

/// <summary>
/// Sums over the columns of each row: 8 lanes, blocked and in a fixed order, with a horizontal sum at the end.
/// </summary>
internal readonly struct RowSumJob<T>(T expression, int columns, float scale, FloatSlice output) : IRangeJob
    where T : struct, IReduction
{
    private const int BlockColumns = 64 * Lanes.Count;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        T local = expression;
        int whole = columns - (columns % Lanes.Count);
        for (int row = from; row < to; row++)
        {
            Vector256<float> total = default;
            for (int block = 0; block < whole; block += BlockColumns)
            {
                Vector256<float> sum = default;
                int end = Math.Min(whole, block + BlockColumns);
                for (int column = block; column < end; column += Lanes.Count)
                {
                    sum += local.At(row, column);
                }

                total += sum;
            }

            if (whole < columns)
            {
                total += Lanes.Keep(local.At(row, whole), columns - whole, Vector256<float>.Zero);
            }

            output[(nint)row * Lanes.Count] = Lanes.Sum(total) * scale;
        }
    }
}
