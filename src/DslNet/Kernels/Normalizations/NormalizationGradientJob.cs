using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Normalizations;

/// <summary>The gradient of batch normalization with respect to its input, 8 features at a time.</summary>
internal readonly struct NormalizationGradientJob(
    FloatSlice normalizedGradient, FloatSlice normalized, FloatSlice inverseDeviation, CountedRows counted, int features, FloatSlice inputGradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        Vector256<float> rows = Vector256.Create((float)Math.Max(counted.Count(), 1));
        for (int group = from; group < to; group++)
        {
            Column(group * Lanes.Count, rows);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Column(int column, Vector256<float> rows)
    {
        ColumnSums gradients = default;
        ColumnSums products = default;
        nint stride = Lanes.Stride(features);
        for (int stretch = 0; stretch < counted.Stretches; stretch++)
        {
            nint at = (stretch * counted.Width * stride) + column;
            for (int row = counted.In(stretch); row > 0; row--, at += stride)
            {
                Vector256<float> gradient = normalizedGradient.Load(at);
                gradients.Add(gradient);
                products.Add(gradient * normalized.Load(at));
            }
        }

        Vector256<float> inverse = inverseDeviation.Load(column);
        Vector256<float> meanGradient = gradients.Sum / rows;
        Vector256<float> meanProduct = products.Sum / rows;
        for (int stretch = 0; stretch < counted.Stretches; stretch++)
        {
            nint at = (stretch * counted.Width * stride) + column;
            int count = counted.In(stretch);
            for (int row = 0; row < counted.Width; row++, at += stride)
            {
                Vector256<float> rest = normalizedGradient.Load(at) - meanGradient - (normalized.Load(at) * meanProduct);
                inputGradient.Store(at, row < count ? inverse * rest : default);
            }
        }
    }
}
