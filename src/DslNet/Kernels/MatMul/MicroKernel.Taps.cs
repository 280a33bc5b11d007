using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

// The gradient with respect to a 3×3 weight of one channel: its nine taps are accumulated in registers.
internal static unsafe partial class MicroKernel
{
    /// <summary>9 rows of one panel: three rows of A from each of three consecutive rows of the image.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Taps(ref TileRun run, nint line)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Taps9<Simd512, Vector512<float>>(in run, line);
            return;
        }

        if (Vector256.IsHardwareAccelerated)
        {
            TapsOfPanel<Simd256, Vector256<float>>(ref run, line);
            return;
        }

        TapsOfPanel<Simd128, Vector128<float>>(ref run, line);
    }

    [MethodImpl(Jit.OnItsOwn)]
    private static void TapsOfPanel<TSimd, TVector>(ref TileRun run, nint line)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        int done = 0;
        for (; done < 2 * Lanes.Count; done += TSimd.Count)
        {
            Taps9<TSimd, TVector>(in run, line);
            run.MoveColumns(TSimd.Count, TSimd.Count);
        }

        run.MoveColumns(-done, -done);
    }

    /// <summary>9 × 1 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    internal static void Taps9<TSimd, TVector>(in TileRun run, nint line)
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
        }

        float* first = run.A;
        float* second = first + line;
        float* third = second + line;
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
                TVector right = TSimd.Load(b);
                sum0 = TSimd.MultiplyAdd(first, right, sum0);
                sum1 = TSimd.MultiplyAdd(first + aRow, right, sum1);
                sum2 = TSimd.MultiplyAdd(first + (2 * aRow), right, sum2);
                sum3 = TSimd.MultiplyAdd(second, right, sum3);
                sum4 = TSimd.MultiplyAdd(second + aRow, right, sum4);
                sum5 = TSimd.MultiplyAdd(second + (2 * aRow), right, sum5);
                sum6 = TSimd.MultiplyAdd(third, right, sum6);
                sum7 = TSimd.MultiplyAdd(third + aRow, right, sum7);
                sum8 = TSimd.MultiplyAdd(third + (2 * aRow), right, sum8);
                first += aStep;
                second += aStep;
                third += aStep;
                b += bStep;
            }

            first += aJump;
            second += aJump;
            third += aJump;
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
    }
}
