using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

// For a single panel one vector wide, tiles of twelve or eight rows have the FMA utilization of six rows and two vectors.
internal static unsafe partial class MicroKernel
{
    /// <summary>The minimum number of rows of these tiles.</summary>
    private const int FewestTall = 8;

    /// <summary>Rows of the next tile where so many are left: together the tiles take 3 rows more than there are at most.</summary>
    private static int TallTile(int left) => left > 16 || left is > 8 and <= 12 ? 12 : 8;

    /// <summary>12 × 1 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Tile12<TSimd, TVector>(in TileRun run)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* c = run.C;
        nint cRow = run.CRow;
        TVector sum0 = TSimd.Zero;
        TVector sum1 = TSimd.Zero;
        TVector sum2 = TSimd.Zero;
        TVector sum3 = TSimd.Zero;
        TVector sum4 = TSimd.Zero;
        TVector sum5 = TSimd.Zero;
        TVector sum6 = TSimd.Zero;
        TVector sum7 = TSimd.Zero;
        TVector sum8 = TSimd.Zero;
        TVector sum9 = TSimd.Zero;
        TVector sum10 = TSimd.Zero;
        TVector sum11 = TSimd.Zero;
        if (run.Accumulate)
        {
            sum0 = TSimd.Load(c + (0 * cRow));
            sum1 = TSimd.Load(c + (1 * cRow));
            sum2 = TSimd.Load(c + (2 * cRow));
            sum3 = TSimd.Load(c + (3 * cRow));
            sum4 = TSimd.Load(c + (4 * cRow));
            sum5 = TSimd.Load(c + (5 * cRow));
            sum6 = TSimd.Load(c + (6 * cRow));
            sum7 = TSimd.Load(c + (7 * cRow));
            sum8 = TSimd.Load(c + (8 * cRow));
            sum9 = TSimd.Load(c + (9 * cRow));
            sum10 = TSimd.Load(c + (10 * cRow));
            sum11 = TSimd.Load(c + (11 * cRow));
        }

        float* a = run.A;
        nint aRow = run.ARow;
        nint aStep = run.AStep;
        nint aJump = run.AJump;
        nint stretch = run.Stretch;
        float* a3 = a + (3 * aRow);
        float* a6 = a + (6 * aRow);
        float* a9 = a + (9 * aRow);
        float* b = run.B;
        nint bStep = run.BStep;
        for (nint left = run.Depth; left > 0; left -= stretch)
        {
            for (nint k = left < stretch ? left : stretch; k > 0; k--)
            {
                TVector right = TSimd.Load(b);
                sum0 = TSimd.MultiplyAdd(a, right, sum0);
                sum1 = TSimd.MultiplyAdd(a + aRow, right, sum1);
                sum2 = TSimd.MultiplyAdd(a + (2 * aRow), right, sum2);
                sum3 = TSimd.MultiplyAdd(a3, right, sum3);
                sum4 = TSimd.MultiplyAdd(a3 + aRow, right, sum4);
                sum5 = TSimd.MultiplyAdd(a3 + (2 * aRow), right, sum5);
                sum6 = TSimd.MultiplyAdd(a6, right, sum6);
                sum7 = TSimd.MultiplyAdd(a6 + aRow, right, sum7);
                sum8 = TSimd.MultiplyAdd(a6 + (2 * aRow), right, sum8);
                sum9 = TSimd.MultiplyAdd(a9, right, sum9);
                sum10 = TSimd.MultiplyAdd(a9 + aRow, right, sum10);
                sum11 = TSimd.MultiplyAdd(a9 + (2 * aRow), right, sum11);
                a += aStep;
                a3 += aStep;
                a6 += aStep;
                a9 += aStep;
                b += bStep;
            }

            a += aJump;
            a3 += aJump;
            a6 += aJump;
            a9 += aJump;
        }

        TSimd.Store(sum0, c + (0 * cRow));
        TSimd.Store(sum1, c + (1 * cRow));
        TSimd.Store(sum2, c + (2 * cRow));
        TSimd.Store(sum3, c + (3 * cRow));
        TSimd.Store(sum4, c + (4 * cRow));
        TSimd.Store(sum5, c + (5 * cRow));
        TSimd.Store(sum6, c + (6 * cRow));
        TSimd.Store(sum7, c + (7 * cRow));
        TSimd.Store(sum8, c + (8 * cRow));
        TSimd.Store(sum9, c + (9 * cRow));
        TSimd.Store(sum10, c + (10 * cRow));
        TSimd.Store(sum11, c + (11 * cRow));
    }

    /// <summary>8 × 1 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Tile8<TSimd, TVector>(in TileRun run)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* c = run.C;
        nint cRow = run.CRow;
        TVector sum0 = TSimd.Zero;
        TVector sum1 = TSimd.Zero;
        TVector sum2 = TSimd.Zero;
        TVector sum3 = TSimd.Zero;
        TVector sum4 = TSimd.Zero;
        TVector sum5 = TSimd.Zero;
        TVector sum6 = TSimd.Zero;
        TVector sum7 = TSimd.Zero;
        if (run.Accumulate)
        {
            sum0 = TSimd.Load(c + (0 * cRow));
            sum1 = TSimd.Load(c + (1 * cRow));
            sum2 = TSimd.Load(c + (2 * cRow));
            sum3 = TSimd.Load(c + (3 * cRow));
            sum4 = TSimd.Load(c + (4 * cRow));
            sum5 = TSimd.Load(c + (5 * cRow));
            sum6 = TSimd.Load(c + (6 * cRow));
            sum7 = TSimd.Load(c + (7 * cRow));
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
                TVector right = TSimd.Load(b);
                sum0 = TSimd.MultiplyAdd(a, right, sum0);
                sum1 = TSimd.MultiplyAdd(a + aRow, right, sum1);
                sum2 = TSimd.MultiplyAdd(a + (2 * aRow), right, sum2);
                sum3 = TSimd.MultiplyAdd(a3, right, sum3);
                sum4 = TSimd.MultiplyAdd(a3 + aRow, right, sum4);
                sum5 = TSimd.MultiplyAdd(a3 + (2 * aRow), right, sum5);
                sum6 = TSimd.MultiplyAdd(a6, right, sum6);
                sum7 = TSimd.MultiplyAdd(a6 + aRow, right, sum7);
                a += aStep;
                a3 += aStep;
                a6 += aStep;
                b += bStep;
            }

            a += aJump;
            a3 += aJump;
            a6 += aJump;
        }

        TSimd.Store(sum0, c + (0 * cRow));
        TSimd.Store(sum1, c + (1 * cRow));
        TSimd.Store(sum2, c + (2 * cRow));
        TSimd.Store(sum3, c + (3 * cRow));
        TSimd.Store(sum4, c + (4 * cRow));
        TSimd.Store(sum5, c + (5 * cRow));
        TSimd.Store(sum6, c + (6 * cRow));
        TSimd.Store(sum7, c + (7 * cRow));
    }
}
