using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>Softmax of rows.</summary>
internal readonly struct SoftmaxJob(FloatSlice x, int classes, FloatSlice y) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int row = from; row < to; row++)
        {
            FloatSlice values = x.Slice((nint)row * Lanes.Stride(classes));
            FloatSlice results = y.Slice((nint)row * Lanes.Stride(classes));
            Vector256<float> greatest = Vector256.Create(Greatest(values, classes));
            Vector256<float> sum = Vector256<float>.Zero;
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                int count = Math.Min(Lanes.Count, classes - column);
                Vector256<float> power = VectorMath.Exp(values.Load(column) - greatest);
                results.Store(column, power);
                sum += Lanes.Keep(power, count, Vector256<float>.Zero);
            }

            Divide(results, classes, Lanes.Sum(sum));
        }
    }

    /// <summary>The maximum of a row; NaN if one is.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static float Greatest(FloatSlice values, int classes)
    {
        Vector256<float> lowest = Vector256.Create(float.NegativeInfinity);
        Vector256<float> greatest = lowest;
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            greatest = VectorMath.Max(greatest, Lanes.Keep(values.Load(column), Math.Min(Lanes.Count, classes - column), lowest));
        }

        return Lanes.Max(greatest);
    }

    /// <summary>Divides a row by a number.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Divide(FloatSlice values, int classes, float divisor)
    {
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            values.Store(column, values.Load(column) / Vector256.Create(divisor));
        }
    }
}
