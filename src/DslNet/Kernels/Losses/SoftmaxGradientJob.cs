using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>The derivative of a softmax of each row: dx = y·(dy − Σ dy·y).</summary>
/// <param name="upstream">dy.</param>
/// <param name="output">y.</param>
/// <param name="classes">Columns.</param>
/// <param name="gradient">dx; may be one of the others.</param>
internal readonly struct SoftmaxGradientJob(FloatSlice upstream, FloatSlice output, int classes, FloatSlice gradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int stride = Lanes.Stride(classes);
        for (int row = from; row < to; row++)
        {
            nint start = (nint)row * stride;
            Vector256<float> products = default;
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                products += Lanes.Keep(upstream.Load(start + column) * output.Load(start + column), classes - column, default);
            }

            Vector256<float> sum = Vector256.Create(Lanes.Sum(products));
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                gradient.Store(start + column, output.Load(start + column) * (upstream.Load(start + column) - sum));
            }
        }
    }
}
