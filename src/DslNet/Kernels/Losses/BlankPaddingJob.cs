using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>Copies the steps of rows that count, and makes the others a certain blank.</summary>
internal readonly struct BlankPaddingJob(FloatSlice logits, FloatSlice lengths, int steps, int classes, FloatSlice output) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int pixel = Lanes.Stride(classes), row = steps * pixel;
        for (nint at = from; at < to; at++)
        {
            int kept = (int)lengths[at * Lanes.Count] * pixel;
            Span<float> values = output.Slice(at * row).AsSpan(row);
            logits.Slice(at * row).AsSpan(kept).CopyTo(values);
            values[kept..].Fill(CtcStates.Least);
            for (int step = kept; step < row; step += pixel)
            {
                values[step] = 0;
            }
        }
    }
}
