using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Sequences;

/// <summary>The gradient of a table that every row of the batch reads step by step. An item is a step.</summary>
/// <param name="upstream">The steps.</param>
/// <param name="steps">Steps of a row.</param>
/// <param name="units">Columns of the table.</param>
/// <param name="rows">Rows of the batch.</param>
/// <param name="gradient">The panels.</param>
internal readonly unsafe struct StepSumJob(FloatSlice upstream, int steps, int units, int rows, FloatSlice gradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int stride = Lanes.Stride(units);
        for (int step = from; step < to; step++)
        {
            for (int column = 0; column < Panels.Count(units) * Panels.Width; column += Lanes.Count)
            {
                Vector256<float> sum = default;
                float* source = upstream.Start + ((nint)step * stride) + column;
                for (int row = 0; row < rows && column < units; row++, source += (nint)steps * stride)
                {
                    sum += Vector256.Load(source);
                }

                Lanes.Keep(sum, units - column, default).Store(gradient.Start + Panels.At(step, column, steps));
            }
        }
    }
}
