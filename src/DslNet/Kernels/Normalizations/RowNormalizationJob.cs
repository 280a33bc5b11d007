using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Normalizations;

/// <summary>
/// Normalizes sets of a row's elements. The variance is that of the distances d from a mean c that is rounded, corrected by what the rounding left:
/// mean(d²) − mean(d)². A mean of 10⁴ deviations costs no digits. (T. F. Chan and others, Algorithms for Computing the Sample Variance, 1983.)
/// </summary>
internal readonly struct RowNormalizationJob(
    FloatSlice x, FloatSlice scale, FloatSlice shift, NormalizedSets sets, float epsilon, FloatSlice y, FloatSlice normalized, FloatSlice inverseDeviation, FloatSlice lengths) : IRangeJob
{
    /// <summary>Four vectors are added up before they are added to the sum, whose additions wait for each other.</summary>
    internal const int Four = 4 * Lanes.Count;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int item = from; item < to; item++)
        {
            RowSet set = RowSet.Of(item, sets, lengths);
            float count = Math.Max(1, (float)set.Pixels * sets.Width);
            float center = sets.Centers ? Sum(set) / count : 0;
            (float distances, float squares) = Distances(set, center);
            float rest = sets.Centers ? distances / count : 0;
            float inverse = 1 / MathF.Sqrt(Math.Max(0, (squares / count) - (rest * rest)) + epsilon);
            if (!inverseDeviation.IsDefault)
            {
                inverseDeviation[RowSet.DeviationAt(item, sets)] = inverse;
            }

            Normalize(set, Vector256.Create(center), Vector256.Create(rest), Vector256.Create(inverse));
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private float Sum(RowSet set)
    {
        ColumnSums sums = default;
        int width = sets.Width;
        nint at = set.At;
        for (int pixel = 0; pixel < set.Pixels; pixel++, at += Lanes.Stride(sets.Channels))
        {
            int column = 0;
            for (; column + Four <= width; column += Four)
            {
                nint four = at + column;
                sums.Add((x.Load(four) + x.Load(four + Lanes.Count)) + (x.Load(four + (2 * Lanes.Count)) + x.Load(four + (3 * Lanes.Count))));
            }

            for (; column + Lanes.Count <= width; column += Lanes.Count)
            {
                sums.Add(x.Load(at + column));
            }

            if (column < width)
            {
                sums.Add(Lanes.Keep(x.Load(at + column), width - column, Vector256<float>.Zero));
            }
        }

        return Lanes.Sum(sums.Sum);
    }

    /// <summary>Σ d and Σ d², d = x − center.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private (float Distances, float Squares) Distances(RowSet set, float center)
    {
        ColumnSums distances = default;
        ColumnSums squares = default;
        Vector256<float> mean = Vector256.Create(center);
        int width = sets.Width;
        nint at = set.At;
        for (int pixel = 0; pixel < set.Pixels; pixel++, at += Lanes.Stride(sets.Channels))
        {
            int column = 0;
            for (; column + Four <= width; column += Four)
            {
                nint four = at + column;
                Vector256<float> d0 = x.Load(four) - mean, d1 = x.Load(four + Lanes.Count) - mean;
                Vector256<float> d2 = x.Load(four + (2 * Lanes.Count)) - mean, d3 = x.Load(four + (3 * Lanes.Count)) - mean;
                distances.Add((d0 + d1) + (d2 + d3));
                squares.Add(((d0 * d0) + (d1 * d1)) + ((d2 * d2) + (d3 * d3)));
            }

            for (; column < width; column += Lanes.Count)
            {
                Vector256<float> distance = x.Load(at + column) - mean;
                distance = column + Lanes.Count <= width ? distance : Lanes.Keep(distance, width - column, Vector256<float>.Zero);
                distances.Add(distance);
                squares.Add(distance * distance);
            }
        }

        return (Lanes.Sum(distances.Sum), Lanes.Sum(squares.Sum));
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Normalize(RowSet set, Vector256<float> center, Vector256<float> rest, Vector256<float> inverse)
    {
        int width = sets.Width;
        nint at = set.At;
        for (int pixel = 0; pixel < sets.Pixels; pixel++, at += Lanes.Stride(sets.Channels))
        {
            bool counts = pixel < set.Pixels;
            for (int column = 0; column < width; column += Lanes.Count)
            {
                Vector256<float> value = counts ? (x.Load(at + column) - center - rest) * inverse : Vector256<float>.Zero;
                Vector256<float> scaled = value * scale.Load(set.Channel + column);
                scaled = shift.IsDefault ? scaled : scaled + shift.Load(set.Channel + column);

                // Of a single group, what is behind the last channel is padding; of several, the next group.
                int stored = sets.Groups == 1 ? Lanes.Count : Math.Min(Lanes.Count, width - column);
                if (!normalized.IsDefault)
                {
                    normalized.Store(at + column, value, stored);
                }

                y.Store(at + column, scaled, stored);
            }
        }
    }
}
