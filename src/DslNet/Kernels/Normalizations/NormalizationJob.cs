using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Normalizations;

/// <summary>Batch statistics and normalized values, 8 features at a time.</summary>
internal readonly struct NormalizationJob(
    FloatSlice x,
    int rows,
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
        for (int group = from; group < to; group++)
        {
            int column = group * Lanes.Count;
            int count = Math.Min(Lanes.Count, features - column);
            Vector256<float> mean = Mean(column);
            Vector256<float> squares = SquaredDistances(column, mean);
            Vector256<float> inverse = Vector256<float>.One / Vector256.Sqrt((squares / Vector256.Create((float)rows)) + Vector256.Create(epsilon));
            inverseDeviation.Store(column, inverse, count);
            Update(runningMean, column, mean, count);
            Update(runningVariance, column, squares / Vector256.Create((float)(rows - 1)), count);
            Normalize(column, mean, inverse);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private Vector256<float> Mean(int column)
    {
        ColumnSums sums = default;
        nint at = column;
        for (int row = 0; row < rows; row++, at += Lanes.Stride(features))
        {
            sums.Add(x.Load(at));
        }

        return sums.Sum / Vector256.Create((float)rows);
    }

    [MethodImpl(Jit.OnItsOwn)]
    private Vector256<float> SquaredDistances(int column, Vector256<float> mean)
    {
        ColumnSums sums = default;
        nint at = column;
        for (int row = 0; row < rows; row++, at += Lanes.Stride(features))
        {
            Vector256<float> distance = x.Load(at) - mean;
            sums.Add(distance * distance);
        }

        return sums.Sum;
    }

    private void Update(FloatSlice running, int column, Vector256<float> batch, int count) =>
        running.Store(column, ((1 - momentum) * running.Load(column)) + (momentum * batch), count);

    [MethodImpl(Jit.OnItsOwn)]
    private void Normalize(int column, Vector256<float> mean, Vector256<float> inverse)
    {
        nint at = column;
        for (int row = 0; row < rows; row++, at += Lanes.Stride(features))
        {
            normalized.Store(at, (x.Load(at) - mean) * inverse);
        }
    }
}
