using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Normalizations;

/// <summary>Batch statistics and normalized values, 8 features at a time.</summary>
internal readonly struct NormalizationJob(
    FloatSlice x,
    CountedRows counted,
    int features,
    float momentum,
    float epsilon,
    FloatSlice normalized,
    FloatSlice inverseDeviation,
    FloatSlice runningMean,
    FloatSlice runningVariance) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int rows = counted.Count();
        for (int group = from; group < to; group++)
        {
            int column = group * Lanes.Count;
            int count = Math.Min(Lanes.Count, features - column);
            Vector256<float> mean = Mean(column, rows);
            Vector256<float> squares = SquaredDistances(column, mean);
            Vector256<float> inverse = Vector256<float>.One / Vector256.Sqrt((squares / Vector256.Create((float)Math.Max(rows, 1))) + Vector256.Create(epsilon));
            inverseDeviation.Store(column, inverse, count);
            if (rows > 1)
            {
                Update(runningMean, column, mean, count);
                Update(runningVariance, column, squares / Vector256.Create((float)(rows - 1)), count);
            }

            Normalize(column, mean, inverse);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private Vector256<float> Mean(int column, int rows)
    {
        ColumnSums sums = default;
        for (int stretch = 0; stretch < counted.Stretches; stretch++)
        {
            nint at = First(stretch, column);
            for (int row = counted.In(stretch); row > 0; row--, at += Lanes.Stride(features))
            {
                sums.Add(x.Load(at));
            }
        }

        return sums.Sum / Vector256.Create((float)Math.Max(rows, 1));
    }

    /// <summary>The place of a column in a stretch's first row.</summary>
    private nint First(int stretch, int column) => ((nint)stretch * counted.Width * Lanes.Stride(features)) + column;

    [MethodImpl(Jit.OnItsOwn)]
    private Vector256<float> SquaredDistances(int column, Vector256<float> mean)
    {
        ColumnSums sums = default;
        for (int stretch = 0; stretch < counted.Stretches; stretch++)
        {
            nint at = First(stretch, column);
            for (int row = counted.In(stretch); row > 0; row--, at += Lanes.Stride(features))
            {
                Vector256<float> distance = x.Load(at) - mean;
                sums.Add(distance * distance);
            }
        }

        return sums.Sum;
    }

    private void Update(FloatSlice running, int column, Vector256<float> batch, int count) =>
        running.Store(column, ((1 - momentum) * running.Load(column)) + (momentum * batch), count);

    [MethodImpl(Jit.OnItsOwn)]
    private void Normalize(int column, Vector256<float> mean, Vector256<float> inverse)
    {
        for (int stretch = 0; stretch < counted.Stretches; stretch++)
        {
            nint at = First(stretch, column);
            int rows = counted.In(stretch);
            for (int row = 0; row < counted.Width; row++, at += Lanes.Stride(features))
            {
                normalized.Store(at, row < rows ? (x.Load(at) - mean) * inverse : default);
            }
        }
    }
}
