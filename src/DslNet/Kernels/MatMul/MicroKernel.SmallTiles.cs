using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

// Tiles of two vectors for remainders and few rows.
internal static unsafe partial class MicroKernel
{
    /// <summary>4 × 2 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Tile4<TSimd, TVector>(in TileRun run, nint bSecond, nint cSecond)
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
    }

    /// <summary>2 × 2 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Tile2<TSimd, TVector>(in TileRun run, nint bSecond, nint cSecond)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* c = run.C;
        nint cRow = run.CRow;
        TVector sum0L = TSimd.Zero;
        TVector sum0R = TSimd.Zero;
        TVector sum1L = TSimd.Zero;
        TVector sum1R = TSimd.Zero;
        if (run.Accumulate)
        {
            sum0L = TSimd.Load(c);
            sum0R = TSimd.Load(c + cSecond);
            sum1L = TSimd.Load(c + cRow);
            sum1R = TSimd.Load(c + cRow + cSecond);
        }

        float* a = run.A;
        nint aRow = run.ARow;
        nint aStep = run.AStep;
        nint aJump = run.AJump;
        nint stretch = run.Stretch;
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
                a += aStep;
                b += bStep;
            }

            a += aJump;
        }

        TSimd.Store(sum0L, c);
        TSimd.Store(sum0R, c + cSecond);
        TSimd.Store(sum1L, c + cRow);
        TSimd.Store(sum1R, c + cRow + cSecond);
    }

    /// <summary>1 × 2 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Tile1<TSimd, TVector>(in TileRun run, nint bSecond, nint cSecond)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* c = run.C;
        TVector sum0L = TSimd.Zero;
        TVector sum0R = TSimd.Zero;
        if (run.Accumulate)
        {
            sum0L = TSimd.Load(c);
            sum0R = TSimd.Load(c + cSecond);
        }

        float* a = run.A;
        nint aStep = run.AStep;
        nint aJump = run.AJump;
        nint stretch = run.Stretch;
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
                a += aStep;
                b += bStep;
            }

            a += aJump;
        }

        TSimd.Store(sum0L, c);
        TSimd.Store(sum0R, c + cSecond);
    }
}
