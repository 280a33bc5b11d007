using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Reductions;

/// <summary>The maximum of each row; NaN if one is.</summary>
internal readonly struct RowMaxJob<T>(T expression, int columns, FloatSlice output) : IRangeJob
    where T : struct, IReduction
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        T local = expression;
        int whole = columns - (columns % Lanes.Count);
        for (int row = from; row < to; row++)
        {
            Vector256<float> greatest = Vector256.Create(float.NegativeInfinity);
            for (int column = 0; column < whole; column += Lanes.Count)
            {
                greatest = VectorMath.Max(greatest, local.At(row, column));
            }

            if (whole < columns)
            {
                Vector256<float> rest = Lanes.Keep(local.At(row, whole), columns - whole, Vector256.Create(float.NegativeInfinity));
                greatest = VectorMath.Max(greatest, rest);
            }

            output[(nint)row * Lanes.Count] = Lanes.Max(greatest);
        }
    }
}
