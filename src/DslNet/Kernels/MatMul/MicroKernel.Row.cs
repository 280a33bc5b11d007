using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

// A single row: eight independent vector accumulators hide the FMA latency.
internal static unsafe partial class MicroKernel
{
    /// <summary>Columns that <see cref="Row"/> computes at a time: 128, 64 or 32.</summary>
    public static int RowWidth => 8 * (Vector512.IsHardwareAccelerated ? Simd512.Count : Vector256.IsHardwareAccelerated ? Simd256.Count : Simd128.Count);

    /// <summary>One row of A times <see cref="RowWidth"/> columns of panels.</summary>
    /// <param name="a">The row.</param>
    /// <param name="b">The first panel.</param>
    /// <param name="bPanel">From one panel to the next: 16 times <paramref name="depth"/>.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="c"><see cref="RowWidth"/> sums.</param>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Row(float* a, float* b, nint bPanel, nint depth, float* c)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Row<Simd512, Vector512<float>>(a, b, b + (2 * bPanel), b + (4 * bPanel), b + (6 * bPanel), bPanel, depth, c);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Row<Simd256, Vector256<float>>(a, b, b + bPanel, b + (2 * bPanel), b + (3 * bPanel), Simd256.Count, depth, c);
        }
        else
        {
            Row<Simd128, Vector128<float>>(a, b, b + (2 * Simd128.Count), b + bPanel, b + bPanel + (2 * Simd128.Count), Simd128.Count, depth, c);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    internal static void Row<TSimd, TVector>(float* a, float* b0, float* b1, float* b2, float* b3, nint second, nint depth, float* c)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector sum0L = TSimd.Zero, sum0R = TSimd.Zero;
        TVector sum1L = TSimd.Zero, sum1R = TSimd.Zero;
        TVector sum2L = TSimd.Zero, sum2R = TSimd.Zero;
        TVector sum3L = TSimd.Zero, sum3R = TSimd.Zero;
        for (nint k = 0; k < depth; k++)
        {
            nint at = k * MatMul.Panels.Width;
            TVector x = TSimd.Broadcast(a[k]);
            sum0L = TSimd.MultiplyAdd(x, TSimd.Load(b0 + at), sum0L);
            sum0R = TSimd.MultiplyAdd(x, TSimd.Load(b0 + second + at), sum0R);
            sum1L = TSimd.MultiplyAdd(x, TSimd.Load(b1 + at), sum1L);
            sum1R = TSimd.MultiplyAdd(x, TSimd.Load(b1 + second + at), sum1R);
            sum2L = TSimd.MultiplyAdd(x, TSimd.Load(b2 + at), sum2L);
            sum2R = TSimd.MultiplyAdd(x, TSimd.Load(b2 + second + at), sum2R);
            sum3L = TSimd.MultiplyAdd(x, TSimd.Load(b3 + at), sum3L);
            sum3R = TSimd.MultiplyAdd(x, TSimd.Load(b3 + second + at), sum3R);
        }

        TSimd.Store(sum0L, c);
        TSimd.Store(sum0R, c + TSimd.Count);
        TSimd.Store(sum1L, c + (2 * TSimd.Count));
        TSimd.Store(sum1R, c + (3 * TSimd.Count));
        TSimd.Store(sum2L, c + (4 * TSimd.Count));
        TSimd.Store(sum2R, c + (5 * TSimd.Count));
        TSimd.Store(sum3L, c + (6 * TSimd.Count));
        TSimd.Store(sum3R, c + (7 * TSimd.Count));
    }
}
