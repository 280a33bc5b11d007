using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Sequences;

/// <summary>The gradient of an embedding. An item is a panel of columns and a range of the table's rows.</summary>
/// <param name="tokens">The table's row for each step.</param>
/// <param name="upstream">The steps.</param>
/// <param name="vocabulary">Rows of the table.</param>
/// <param name="units">Columns of the table.</param>
/// <param name="rows">Rows of the batch.</param>
/// <param name="steps">Steps of a row.</param>
/// <param name="gradient">The panels.</param>
internal readonly unsafe struct TokenSumJob(FloatSlice tokens, FloatSlice upstream, int vocabulary, int units, int rows, int steps, FloatSlice gradient) : IRangeJob
{
    /// <summary>Large tables are divided, so that there are items for many threads; each of them reads all tokens.</summary>
    private const int RangeRows = 4096, MostRanges = 8;

    public int Items => Panels.Count(units) * Ranges;

    private int Ranges => Math.Clamp(vocabulary / RangeRows, 1, MostRanges);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int ranges = Ranges, range = Split.Stretches(vocabulary, ranges);
        for (int item = from; item < to; item++)
        {
            (int panel, int part) = Math.DivRem(item, ranges);
            int first = Math.Min(vocabulary, part * range), end = Math.Min(vocabulary, first + range);
            float* target = gradient.Start + ((nint)panel * vocabulary * Panels.Width);
            new Span<float>(target + ((nint)first * Panels.Width), (end - first) * Panels.Width).Clear();
            Sum(target, panel * Panels.Width, first, end - first);
        }
    }

    private void Sum(float* target, int column, int first, int count)
    {
        int stride = Lanes.Stride(units), tokenStride = Lanes.Stride(steps), columns = units - column;
        Vector256<float> lower = Lanes.First(columns), upper = Lanes.First(columns - Lanes.Count);
        for (int row = 0; row < rows; row++)
        {
            float* step = upstream.Start + ((nint)row * steps * stride) + column;
            for (int i = 0; i < steps; i++, step += stride)
            {
                int token = (int)tokens[((nint)row * tokenStride) + i];
                if ((uint)(token - first) < (uint)count)
                {
                    float* sum = target + ((nint)token * Panels.Width);
                    (Vector256.Load(sum) + (Vector256.Load(step) & lower)).Store(sum);
                    if (columns > Lanes.Count)
                    {
                        (Vector256.Load(sum + Lanes.Count) + (Vector256.Load(step + Lanes.Count) & upper)).Store(sum + Lanes.Count);
                    }
                }
            }
        }
    }
}
