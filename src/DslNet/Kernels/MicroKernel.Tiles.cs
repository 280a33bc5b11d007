using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

// Tiles of 16 columns. The accumulators have names, one a register: an array of them would live in memory.
internal static unsafe partial class MicroKernel
{
    /// <summary>6 × 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0L = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        Vector256<float> sum0R = accumulate ? Vector256.Load(c + 8) : Vector256<float>.Zero;
        Vector256<float> sum1L = accumulate ? Vector256.Load(c + cRow) : Vector256<float>.Zero;
        Vector256<float> sum1R = accumulate ? Vector256.Load(c + cRow + 8) : Vector256<float>.Zero;
        Vector256<float> sum2L = accumulate ? Vector256.Load(c + (2 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum2R = accumulate ? Vector256.Load(c + (2 * cRow) + 8) : Vector256<float>.Zero;
        Vector256<float> sum3L = accumulate ? Vector256.Load(c + (3 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum3R = accumulate ? Vector256.Load(c + (3 * cRow) + 8) : Vector256<float>.Zero;
        Vector256<float> sum4L = accumulate ? Vector256.Load(c + (4 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum4R = accumulate ? Vector256.Load(c + (4 * cRow) + 8) : Vector256<float>.Zero;
        Vector256<float> sum5L = accumulate ? Vector256.Load(c + (5 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum5R = accumulate ? Vector256.Load(c + (5 * cRow) + 8) : Vector256<float>.Zero;
        float* a3 = a + (3 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> right = Vector256.Load(b + 8);
            Vector256<float> x = Vector256.Create(*a);
            sum0L = Vector256.FusedMultiplyAdd(x, left, sum0L);
            sum0R = Vector256.FusedMultiplyAdd(x, right, sum0R);
            x = Vector256.Create(a[aRow]);
            sum1L = Vector256.FusedMultiplyAdd(x, left, sum1L);
            sum1R = Vector256.FusedMultiplyAdd(x, right, sum1R);
            x = Vector256.Create(a[2 * aRow]);
            sum2L = Vector256.FusedMultiplyAdd(x, left, sum2L);
            sum2R = Vector256.FusedMultiplyAdd(x, right, sum2R);
            x = Vector256.Create(*a3);
            sum3L = Vector256.FusedMultiplyAdd(x, left, sum3L);
            sum3R = Vector256.FusedMultiplyAdd(x, right, sum3R);
            x = Vector256.Create(a3[aRow]);
            sum4L = Vector256.FusedMultiplyAdd(x, left, sum4L);
            sum4R = Vector256.FusedMultiplyAdd(x, right, sum4R);
            x = Vector256.Create(a3[2 * aRow]);
            sum5L = Vector256.FusedMultiplyAdd(x, left, sum5L);
            sum5R = Vector256.FusedMultiplyAdd(x, right, sum5R);
            a += aStep;
            a3 += aStep;
            b += bStep;
        }

        sum0L.Store(c);
        sum0R.Store(c + 8);
        sum1L.Store(c + cRow);
        sum1R.Store(c + cRow + 8);
        sum2L.Store(c + (2 * cRow));
        sum2R.Store(c + (2 * cRow) + 8);
        sum3L.Store(c + (3 * cRow));
        sum3R.Store(c + (3 * cRow) + 8);
        sum4L.Store(c + (4 * cRow));
        sum4R.Store(c + (4 * cRow) + 8);
        sum5L.Store(c + (5 * cRow));
        sum5R.Store(c + (5 * cRow) + 8);
    }

    /// <summary>4 × 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0L = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        Vector256<float> sum0R = accumulate ? Vector256.Load(c + 8) : Vector256<float>.Zero;
        Vector256<float> sum1L = accumulate ? Vector256.Load(c + cRow) : Vector256<float>.Zero;
        Vector256<float> sum1R = accumulate ? Vector256.Load(c + cRow + 8) : Vector256<float>.Zero;
        Vector256<float> sum2L = accumulate ? Vector256.Load(c + (2 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum2R = accumulate ? Vector256.Load(c + (2 * cRow) + 8) : Vector256<float>.Zero;
        Vector256<float> sum3L = accumulate ? Vector256.Load(c + (3 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum3R = accumulate ? Vector256.Load(c + (3 * cRow) + 8) : Vector256<float>.Zero;
        float* a3 = a + (3 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> right = Vector256.Load(b + 8);
            Vector256<float> x = Vector256.Create(*a);
            sum0L = Vector256.FusedMultiplyAdd(x, left, sum0L);
            sum0R = Vector256.FusedMultiplyAdd(x, right, sum0R);
            x = Vector256.Create(a[aRow]);
            sum1L = Vector256.FusedMultiplyAdd(x, left, sum1L);
            sum1R = Vector256.FusedMultiplyAdd(x, right, sum1R);
            x = Vector256.Create(a[2 * aRow]);
            sum2L = Vector256.FusedMultiplyAdd(x, left, sum2L);
            sum2R = Vector256.FusedMultiplyAdd(x, right, sum2R);
            x = Vector256.Create(*a3);
            sum3L = Vector256.FusedMultiplyAdd(x, left, sum3L);
            sum3R = Vector256.FusedMultiplyAdd(x, right, sum3R);
            a += aStep;
            a3 += aStep;
            b += bStep;
        }

        sum0L.Store(c);
        sum0R.Store(c + 8);
        sum1L.Store(c + cRow);
        sum1R.Store(c + cRow + 8);
        sum2L.Store(c + (2 * cRow));
        sum2R.Store(c + (2 * cRow) + 8);
        sum3L.Store(c + (3 * cRow));
        sum3R.Store(c + (3 * cRow) + 8);
    }

    /// <summary>2 × 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0L = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        Vector256<float> sum0R = accumulate ? Vector256.Load(c + 8) : Vector256<float>.Zero;
        Vector256<float> sum1L = accumulate ? Vector256.Load(c + cRow) : Vector256<float>.Zero;
        Vector256<float> sum1R = accumulate ? Vector256.Load(c + cRow + 8) : Vector256<float>.Zero;
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> right = Vector256.Load(b + 8);
            Vector256<float> x = Vector256.Create(*a);
            sum0L = Vector256.FusedMultiplyAdd(x, left, sum0L);
            sum0R = Vector256.FusedMultiplyAdd(x, right, sum0R);
            x = Vector256.Create(a[aRow]);
            sum1L = Vector256.FusedMultiplyAdd(x, left, sum1L);
            sum1R = Vector256.FusedMultiplyAdd(x, right, sum1R);
            a += aStep;
            b += bStep;
        }

        sum0L.Store(c);
        sum0R.Store(c + 8);
        sum1L.Store(c + cRow);
        sum1R.Store(c + cRow + 8);
    }

    /// <summary>1 × 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0L = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        Vector256<float> sum0R = accumulate ? Vector256.Load(c + 8) : Vector256<float>.Zero;
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> right = Vector256.Load(b + 8);
            Vector256<float> x = Vector256.Create(*a);
            sum0L = Vector256.FusedMultiplyAdd(x, left, sum0L);
            sum0R = Vector256.FusedMultiplyAdd(x, right, sum0R);
            a += aStep;
            b += bStep;
        }

        sum0L.Store(c);
        sum0R.Store(c + 8);
    }
}
