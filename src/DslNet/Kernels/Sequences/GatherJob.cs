using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Sequences;

/// <summary>Copies rows of a table of panels to the steps of each row of the batch.</summary>
/// <param name="tokens">The table's row for each step.</param>
/// <param name="byTokens">Whether there are tokens; else step t reads row t.</param>
/// <param name="table">The panels.</param>
/// <param name="vocabulary">Rows of the table.</param>
/// <param name="units">Columns of the table.</param>
/// <param name="steps">Steps of a row of the batch.</param>
/// <param name="output">The steps.</param>
internal readonly unsafe struct GatherJob(FloatSlice tokens, bool byTokens, FloatSlice table, int vocabulary, int units, int steps, FloatSlice output) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int stride = Lanes.Stride(units), tokenStride = Lanes.Stride(steps);
        nint panel = (nint)vocabulary * Panels.Width;
        for (int row = from; row < to; row++)
        {
            float* step = output.Start + ((nint)row * steps * stride);
            for (int i = 0; i < steps; i++, step += stride)
            {
                nint number = byTokens ? (nint)tokens[((nint)row * tokenStride) + i] : i;
                float* source = table.Start + (number * Panels.Width);
                for (int column = 0; column < stride; column += Panels.Width, source += panel)
                {
                    Vector256.Load(source).Store(step + column);
                    if (column + Lanes.Count < stride)
                    {
                        Vector256.Load(source + Lanes.Count).Store(step + column + Lanes.Count);
                    }
                }
            }
        }
    }
}
