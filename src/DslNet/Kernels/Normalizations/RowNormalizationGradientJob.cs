using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Normalizations;

/// <summary>The gradient of <see cref="RowNormalizationJob"/> with respect to its input.</summary>
internal readonly struct RowNormalizationGradientJob(
    FloatSlice upstream, FloatSlice scale, FloatSlice normalized, FloatSlice inverseDeviation, NormalizedSets sets, FloatSlice inputGradient, FloatSlice lengths) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int item = from; item < to; item++)
        {
            RowSet set = RowSet.Of(item, sets, lengths);
            float count = Math.Max(1, (float)set.Pixels * sets.Width);
            (float gradients, float products) = Sums(set);
            float mean = sets.Centers ? gradients / count : 0;
            Write(set, Vector256.Create(mean), Vector256.Create(products / count), inverseDeviation.Broadcast(RowSet.DeviationAt(item, sets)));
        }
    }

    /// <summary>Σ g and Σ g·n.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private (float Gradients, float Products) Sums(RowSet set)
    {
        ColumnSums gradients = default;
        ColumnSums products = default;
        int width = sets.Width;
        nint at = set.At;
        for (int pixel = 0; pixel < set.Pixels; pixel++, at += Lanes.Stride(sets.Channels))
        {
            int column = 0;
            for (; column + RowNormalizationJob.Four <= width; column += RowNormalizationJob.Four)
            {
                nint four = at + column, channel = set.Channel + column;
                Vector256<float> g0 = upstream.Load(four) * scale.Load(channel), g1 = upstream.Load(four + Lanes.Count) * scale.Load(channel + Lanes.Count);
                Vector256<float> g2 = upstream.Load(four + (2 * Lanes.Count)) * scale.Load(channel + (2 * Lanes.Count)), g3 = upstream.Load(four + (3 * Lanes.Count)) * scale.Load(channel + (3 * Lanes.Count));
                gradients.Add((g0 + g1) + (g2 + g3));
                products.Add(((g0 * normalized.Load(four)) + (g1 * normalized.Load(four + Lanes.Count))) + ((g2 * normalized.Load(four + (2 * Lanes.Count))) + (g3 * normalized.Load(four + (3 * Lanes.Count)))));
            }

            for (; column < width; column += Lanes.Count)
            {
                Vector256<float> gradient = upstream.Load(at + column) * scale.Load(set.Channel + column);
                Vector256<float> product = gradient * normalized.Load(at + column);
                bool whole = column + Lanes.Count <= width;
                gradients.Add(whole ? gradient : Lanes.Keep(gradient, width - column, Vector256<float>.Zero));
                products.Add(whole ? product : Lanes.Keep(product, width - column, Vector256<float>.Zero));
            }
        }

        return (Lanes.Sum(gradients.Sum), Lanes.Sum(products.Sum));
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Write(RowSet set, Vector256<float> mean, Vector256<float> meanProduct, Vector256<float> inverse)
    {
        int width = sets.Width;
        nint at = set.At;
        for (int pixel = 0; pixel < sets.Pixels; pixel++, at += Lanes.Stride(sets.Channels))
        {
            bool counts = pixel < set.Pixels;
            for (int column = 0; column < width; column += Lanes.Count)
            {
                Vector256<float> gradient = upstream.Load(at + column) * scale.Load(set.Channel + column);
                Vector256<float> rest = counts ? inverse * (gradient - mean - (normalized.Load(at + column) * meanProduct)) : Vector256<float>.Zero;
                inputGradient.Store(at + column, rest, sets.Groups == 1 ? Lanes.Count : Math.Min(Lanes.Count, width - column));
            }
        }
    }
}
