using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

// Tiles of two vectors. The accumulators are separate locals, one per register: an array would live in memory.
internal static unsafe partial class MicroKernel
{
    /// <summary>Whether the next tile has 8 rows: where there are enough registers, and the remainder divides into tiles of 6 or 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool StartsWithEight<TSimd, TVector>(int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Count > Simd256.Count && rows is 8 or 14 or 16 or >= 20;

    /// <summary>8 × 2 vectors, where there are registers enough for 16 sums.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Tile8<TSimd, TVector>(in TileRun run, nint bSecond, nint cSecond)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* c = run.C;
        nint cRow = run.CRow;
        TVector sum0L = TSimd.Zero;
        TVector sum0R = TSimd.Zero;
        TVector sum1L = TSimd.Zero;
        TVector sum1R = TSimd.Zero;
        TVector sum2L = TSimd.Zero;
        TVector sum2R = TSimd.Zero;
        TVector sum3L = TSimd.Zero;
        TVector sum3R = TSimd.Zero;
        TVector sum4L = TSimd.Zero;
        TVector sum4R = TSimd.Zero;
        TVector sum5L = TSimd.Zero;
        TVector sum5R = TSimd.Zero;
        TVector sum6L = TSimd.Zero;
        TVector sum6R = TSimd.Zero;
        TVector sum7L = TSimd.Zero;
        TVector sum7R = TSimd.Zero;
        if (run.Accumulate)
        {
            sum0L = TSimd.Load(c + (0 * cRow));
            sum0R = TSimd.Load(c + (0 * cRow) + cSecond);
            sum1L = TSimd.Load(c + (1 * cRow));
            sum1R = TSimd.Load(c + (1 * cRow) + cSecond);
            sum2L = TSimd.Load(c + (2 * cRow));
            sum2R = TSimd.Load(c + (2 * cRow) + cSecond);
            sum3L = TSimd.Load(c + (3 * cRow));
            sum3R = TSimd.Load(c + (3 * cRow) + cSecond);
            sum4L = TSimd.Load(c + (4 * cRow));
            sum4R = TSimd.Load(c + (4 * cRow) + cSecond);
            sum5L = TSimd.Load(c + (5 * cRow));
            sum5R = TSimd.Load(c + (5 * cRow) + cSecond);
            sum6L = TSimd.Load(c + (6 * cRow));
            sum6R = TSimd.Load(c + (6 * cRow) + cSecond);
            sum7L = TSimd.Load(c + (7 * cRow));
            sum7R = TSimd.Load(c + (7 * cRow) + cSecond);
        }

        float* a = run.A;
        nint aRow = run.ARow;
        nint aStep = run.AStep;
        nint aJump = run.AJump;
        nint stretch = run.Stretch;
        float* a3 = a + (3 * aRow);
        float* a6 = a + (6 * aRow);
        float* b = run.B;
        nint bStep = run.BStep;
        for (nint left = run.Depth; left > 0; left -= stretch)
        {
            for (nint k = left < stretch ? left : stretch; k > 0; k--)
            {
                TVector bL = TSimd.Load(b);
                TVector bR = TSimd.Load(b + bSecond);
                TVector x = TSimd.Broadcast(*a);
                sum0L = TSimd.MultiplyAdd(x, bL, sum0L);
                sum0R = TSimd.MultiplyAdd(x, bR, sum0R);
                x = TSimd.Broadcast(a[aRow]);
                sum1L = TSimd.MultiplyAdd(x, bL, sum1L);
                sum1R = TSimd.MultiplyAdd(x, bR, sum1R);
                x = TSimd.Broadcast(a[2 * aRow]);
                sum2L = TSimd.MultiplyAdd(x, bL, sum2L);
                sum2R = TSimd.MultiplyAdd(x, bR, sum2R);
                x = TSimd.Broadcast(*a3);
                sum3L = TSimd.MultiplyAdd(x, bL, sum3L);
                sum3R = TSimd.MultiplyAdd(x, bR, sum3R);
                x = TSimd.Broadcast(a3[aRow]);
                sum4L = TSimd.MultiplyAdd(x, bL, sum4L);
                sum4R = TSimd.MultiplyAdd(x, bR, sum4R);
                x = TSimd.Broadcast(a3[2 * aRow]);
                sum5L = TSimd.MultiplyAdd(x, bL, sum5L);
                sum5R = TSimd.MultiplyAdd(x, bR, sum5R);
                x = TSimd.Broadcast(*a6);
                sum6L = TSimd.MultiplyAdd(x, bL, sum6L);
                sum6R = TSimd.MultiplyAdd(x, bR, sum6R);
                x = TSimd.Broadcast(a6[aRow]);
                sum7L = TSimd.MultiplyAdd(x, bL, sum7L);
                sum7R = TSimd.MultiplyAdd(x, bR, sum7R);
                a += aStep;
                a3 += aStep;
                a6 += aStep;
                b += bStep;
            }

            a += aJump;
            a3 += aJump;
            a6 += aJump;
        }

        TSimd.Store(sum0L, c + (0 * cRow));
        TSimd.Store(sum0R, c + (0 * cRow) + cSecond);
        TSimd.Store(sum1L, c + (1 * cRow));
        TSimd.Store(sum1R, c + (1 * cRow) + cSecond);
        TSimd.Store(sum2L, c + (2 * cRow));
        TSimd.Store(sum2R, c + (2 * cRow) + cSecond);
        TSimd.Store(sum3L, c + (3 * cRow));
        TSimd.Store(sum3R, c + (3 * cRow) + cSecond);
        TSimd.Store(sum4L, c + (4 * cRow));
        TSimd.Store(sum4R, c + (4 * cRow) + cSecond);
        TSimd.Store(sum5L, c + (5 * cRow));
        TSimd.Store(sum5R, c + (5 * cRow) + cSecond);
        TSimd.Store(sum6L, c + (6 * cRow));
        TSimd.Store(sum6R, c + (6 * cRow) + cSecond);
        TSimd.Store(sum7L, c + (7 * cRow));
        TSimd.Store(sum7R, c + (7 * cRow) + cSecond);
    }

    /// <summary>6 × 2 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Tile6<TSimd, TVector>(in TileRun run, nint bSecond, nint cSecond)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* c = run.C;
        nint cRow = run.CRow;
        TVector sum0L = TSimd.Zero;
        TVector sum0R = TSimd.Zero;
        TVector sum1L = TSimd.Zero;
        TVector sum1R = TSimd.Zero;
        TVector sum2L = TSimd.Zero;
        TVector sum2R = TSimd.Zero;
        TVector sum3L = TSimd.Zero;
        TVector sum3R = TSimd.Zero;
        TVector sum4L = TSimd.Zero;
        TVector sum4R = TSimd.Zero;
        TVector sum5L = TSimd.Zero;
        TVector sum5R = TSimd.Zero;
        if (run.Accumulate)
        {
            sum0L = TSimd.Load(c);
            sum0R = TSimd.Load(c + cSecond);
            sum1L = TSimd.Load(c + cRow);
            sum1R = TSimd.Load(c + cRow + cSecond);
            sum2L = TSimd.Load(c + (2 * cRow));
            sum2R = TSimd.Load(c + (2 * cRow) + cSecond);
            sum3L = TSimd.Load(c + (3 * cRow));
            sum3R = TSimd.Load(c + (3 * cRow) + cSecond);
            sum4L = TSimd.Load(c + (4 * cRow));
            sum4R = TSimd.Load(c + (4 * cRow) + cSecond);
            sum5L = TSimd.Load(c + (5 * cRow));
            sum5R = TSimd.Load(c + (5 * cRow) + cSecond);
        }

        float* a = run.A;
        nint aRow = run.ARow;
        nint aStep = run.AStep;
        nint aJump = run.AJump;
        nint stretch = run.Stretch;
        float* a3 = a + (3 * aRow);
        float* b = run.B;
        nint bStep = run.BStep;
        for (nint left = run.Depth; left > 0; left -= stretch)
        {
            for (nint k = left < stretch ? left : stretch; k > 0; k--)
            {
                TVector bL = TSimd.Load(b);
                TVector bR = TSimd.Load(b + bSecond);
                TVector x = TSimd.Broadcast(*a);
                sum0L = TSimd.MultiplyAdd(x, bL, sum0L);
                sum0R = TSimd.MultiplyAdd(x, bR, sum0R);
                x = TSimd.Broadcast(a[aRow]);
                sum1L = TSimd.MultiplyAdd(x, bL, sum1L);
                sum1R = TSimd.MultiplyAdd(x, bR, sum1R);
                x = TSimd.Broadcast(a[2 * aRow]);
                sum2L = TSimd.MultiplyAdd(x, bL, sum2L);
                sum2R = TSimd.MultiplyAdd(x, bR, sum2R);
                x = TSimd.Broadcast(*a3);
                sum3L = TSimd.MultiplyAdd(x, bL, sum3L);
                sum3R = TSimd.MultiplyAdd(x, bR, sum3R);
                x = TSimd.Broadcast(a3[aRow]);
                sum4L = TSimd.MultiplyAdd(x, bL, sum4L);
                sum4R = TSimd.MultiplyAdd(x, bR, sum4R);
                x = TSimd.Broadcast(a3[2 * aRow]);
                sum5L = TSimd.MultiplyAdd(x, bL, sum5L);
                sum5R = TSimd.MultiplyAdd(x, bR, sum5R);
                a += aStep;
                a3 += aStep;
                b += bStep;
            }

            a += aJump;
            a3 += aJump;
        }

        TSimd.Store(sum0L, c);
        TSimd.Store(sum0R, c + cSecond);
        TSimd.Store(sum1L, c + cRow);
        TSimd.Store(sum1R, c + cRow + cSecond);
        TSimd.Store(sum2L, c + (2 * cRow));
        TSimd.Store(sum2R, c + (2 * cRow) + cSecond);
        TSimd.Store(sum3L, c + (3 * cRow));
        TSimd.Store(sum3R, c + (3 * cRow) + cSecond);
        TSimd.Store(sum4L, c + (4 * cRow));
        TSimd.Store(sum4R, c + (4 * cRow) + cSecond);
        TSimd.Store(sum5L, c + (5 * cRow));
        TSimd.Store(sum5R, c + (5 * cRow) + cSecond);
    }
}
