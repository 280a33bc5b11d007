using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>The derivative of the softmax of rows.</summary>
internal readonly struct SoftmaxGradientJob(FloatSlice upstream, FloatSlice y, int classes, FloatSlice gradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int row = from; row < to; row++)
        {
            nint start = (nint)row * Lanes.Stride(classes);
            FloatSlice above = upstream.Slice(start), values = y.Slice(start), results = gradient.Slice(start);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                sum += Lanes.Keep(above.Load(column) * values.Load(column), Math.Min(Lanes.Count, classes - column), Vector256<float>.Zero);
            }

            Vector256<float> inner = Vector256.Create(Lanes.Sum(sum));
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                results.Store(column, values.Load(column) * (above.Load(column) - inner));
            }
        }
    }
}
