using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

// Tiles of 8 columns, for the end of a row, and one of 64, for batches of a few rows.
internal static unsafe partial class MicroKernel
{
    /// <summary>Columns of <see cref="Wide"/>.</summary>
    public const int WideWidth = 64;

    /// <summary>6 × 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HalfTile6(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0 = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        Vector256<float> sum1 = accumulate ? Vector256.Load(c + cRow) : Vector256<float>.Zero;
        Vector256<float> sum2 = accumulate ? Vector256.Load(c + (2 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum3 = accumulate ? Vector256.Load(c + (3 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum4 = accumulate ? Vector256.Load(c + (4 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum5 = accumulate ? Vector256.Load(c + (5 * cRow)) : Vector256<float>.Zero;
        float* a3 = a + (3 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> x = Vector256.Create(*a);
            sum0 = Vector256.FusedMultiplyAdd(x, left, sum0);
            x = Vector256.Create(a[aRow]);
            sum1 = Vector256.FusedMultiplyAdd(x, left, sum1);
            x = Vector256.Create(a[2 * aRow]);
            sum2 = Vector256.FusedMultiplyAdd(x, left, sum2);
            x = Vector256.Create(*a3);
            sum3 = Vector256.FusedMultiplyAdd(x, left, sum3);
            x = Vector256.Create(a3[aRow]);
            sum4 = Vector256.FusedMultiplyAdd(x, left, sum4);
            x = Vector256.Create(a3[2 * aRow]);
            sum5 = Vector256.FusedMultiplyAdd(x, left, sum5);
            a += aStep;
            a3 += aStep;
            b += bStep;
        }

        sum0.Store(c);
        sum1.Store(c + cRow);
        sum2.Store(c + (2 * cRow));
        sum3.Store(c + (3 * cRow));
        sum4.Store(c + (4 * cRow));
        sum5.Store(c + (5 * cRow));
    }

    /// <summary>4 × 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HalfTile4(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0 = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        Vector256<float> sum1 = accumulate ? Vector256.Load(c + cRow) : Vector256<float>.Zero;
        Vector256<float> sum2 = accumulate ? Vector256.Load(c + (2 * cRow)) : Vector256<float>.Zero;
        Vector256<float> sum3 = accumulate ? Vector256.Load(c + (3 * cRow)) : Vector256<float>.Zero;
        float* a3 = a + (3 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> x = Vector256.Create(*a);
            sum0 = Vector256.FusedMultiplyAdd(x, left, sum0);
            x = Vector256.Create(a[aRow]);
            sum1 = Vector256.FusedMultiplyAdd(x, left, sum1);
            x = Vector256.Create(a[2 * aRow]);
            sum2 = Vector256.FusedMultiplyAdd(x, left, sum2);
            x = Vector256.Create(*a3);
            sum3 = Vector256.FusedMultiplyAdd(x, left, sum3);
            a += aStep;
            a3 += aStep;
            b += bStep;
        }

        sum0.Store(c);
        sum1.Store(c + cRow);
        sum2.Store(c + (2 * cRow));
        sum3.Store(c + (3 * cRow));
    }

    /// <summary>2 × 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HalfTile2(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0 = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        Vector256<float> sum1 = accumulate ? Vector256.Load(c + cRow) : Vector256<float>.Zero;
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> x = Vector256.Create(*a);
            sum0 = Vector256.FusedMultiplyAdd(x, left, sum0);
            x = Vector256.Create(a[aRow]);
            sum1 = Vector256.FusedMultiplyAdd(x, left, sum1);
            a += aStep;
            b += bStep;
        }

        sum0.Store(c);
        sum1.Store(c + cRow);
    }

    /// <summary>1 × 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HalfTile1(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        Vector256<float> sum0 = accumulate ? Vector256.Load(c) : Vector256<float>.Zero;
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b);
            Vector256<float> x = Vector256.Create(*a);
            sum0 = Vector256.FusedMultiplyAdd(x, left, sum0);
            a += aStep;
            b += bStep;
        }

        sum0.Store(c);
    }

    /// <summary>1 × 64: a row times a matrix as it lies, for small batches. Eight sums at a time hide the latency of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Wide(float* a, float* b, nint bStep, nint depth, float* c)
    {
        Vector256<float> sum0 = Vector256<float>.Zero;
        Vector256<float> sum1 = Vector256<float>.Zero;
        Vector256<float> sum2 = Vector256<float>.Zero;
        Vector256<float> sum3 = Vector256<float>.Zero;
        Vector256<float> sum4 = Vector256<float>.Zero;
        Vector256<float> sum5 = Vector256<float>.Zero;
        Vector256<float> sum6 = Vector256<float>.Zero;
        Vector256<float> sum7 = Vector256<float>.Zero;
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> x = Vector256.Create(a[k]);
            sum0 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b), sum0);
            sum1 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 8), sum1);
            sum2 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 16), sum2);
            sum3 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 24), sum3);
            sum4 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 32), sum4);
            sum5 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 40), sum5);
            sum6 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 48), sum6);
            sum7 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 56), sum7);
            b += bStep;
        }

        sum0.Store(c);
        sum1.Store(c + 8);
        sum2.Store(c + 16);
        sum3.Store(c + 24);
        sum4.Store(c + 32);
        sum5.Store(c + 40);
        sum6.Store(c + 48);
        sum7.Store(c + 56);
    }
}
