using System.Runtime.CompilerServices;

namespace DslNet.Kernels;

// Windows of an image of one channel that move by one pixel: what one of them sees, the next one sees one step later.
internal static unsafe partial class MicroKernel
{
    /// <summary>12 × 1 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Slide12<TSimd, TVector>(in TileRun run)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
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
        float* a = run.A;
        nint aJump = run.AJump;
        nint stretch = run.Stretch;
        float* b = run.B;
        nint bStep = run.BStep;
        for (nint left = run.Depth; left > 0; left -= stretch)
        {
            nint k = left < stretch ? left : stretch;
            for (; k >= 3; k -= 3)
            {
                TVector first = TSimd.Load(b);
                TVector second = TSimd.Load(b + bStep);
                TVector third = TSimd.Load(b + (2 * bStep));
                TVector x = TSimd.Broadcast(*a);
                sum0 = TSimd.MultiplyAdd(x, first, sum0);
                x = TSimd.Broadcast(a[1]);
                sum1 = TSimd.MultiplyAdd(x, first, sum1);
                sum0 = TSimd.MultiplyAdd(x, second, sum0);
                x = TSimd.Broadcast(a[2]);
                sum2 = TSimd.MultiplyAdd(x, first, sum2);
                sum1 = TSimd.MultiplyAdd(x, second, sum1);
                sum0 = TSimd.MultiplyAdd(x, third, sum0);
                x = TSimd.Broadcast(a[3]);
                sum3 = TSimd.MultiplyAdd(x, first, sum3);
                sum2 = TSimd.MultiplyAdd(x, second, sum2);
                sum1 = TSimd.MultiplyAdd(x, third, sum1);
                x = TSimd.Broadcast(a[4]);
                sum4 = TSimd.MultiplyAdd(x, first, sum4);
                sum3 = TSimd.MultiplyAdd(x, second, sum3);
                sum2 = TSimd.MultiplyAdd(x, third, sum2);
                x = TSimd.Broadcast(a[5]);
                sum5 = TSimd.MultiplyAdd(x, first, sum5);
                sum4 = TSimd.MultiplyAdd(x, second, sum4);
                sum3 = TSimd.MultiplyAdd(x, third, sum3);
                x = TSimd.Broadcast(a[6]);
                sum6 = TSimd.MultiplyAdd(x, first, sum6);
                sum5 = TSimd.MultiplyAdd(x, second, sum5);
                sum4 = TSimd.MultiplyAdd(x, third, sum4);
                x = TSimd.Broadcast(a[7]);
                sum7 = TSimd.MultiplyAdd(x, first, sum7);
                sum6 = TSimd.MultiplyAdd(x, second, sum6);
                sum5 = TSimd.MultiplyAdd(x, third, sum5);
                x = TSimd.Broadcast(a[8]);
                sum8 = TSimd.MultiplyAdd(x, first, sum8);
                sum7 = TSimd.MultiplyAdd(x, second, sum7);
                sum6 = TSimd.MultiplyAdd(x, third, sum6);
                x = TSimd.Broadcast(a[9]);
                sum9 = TSimd.MultiplyAdd(x, first, sum9);
                sum8 = TSimd.MultiplyAdd(x, second, sum8);
                sum7 = TSimd.MultiplyAdd(x, third, sum7);
                x = TSimd.Broadcast(a[10]);
                sum10 = TSimd.MultiplyAdd(x, first, sum10);
                sum9 = TSimd.MultiplyAdd(x, second, sum9);
                sum8 = TSimd.MultiplyAdd(x, third, sum8);
                x = TSimd.Broadcast(a[11]);
                sum11 = TSimd.MultiplyAdd(x, first, sum11);
                sum10 = TSimd.MultiplyAdd(x, second, sum10);
                sum9 = TSimd.MultiplyAdd(x, third, sum9);
                x = TSimd.Broadcast(a[12]);
                sum11 = TSimd.MultiplyAdd(x, second, sum11);
                sum10 = TSimd.MultiplyAdd(x, third, sum10);
                x = TSimd.Broadcast(a[13]);
                sum11 = TSimd.MultiplyAdd(x, third, sum11);
                a += 3;
                b += 3 * bStep;
            }

            for (; k > 0; k--)
            {
                TVector right = TSimd.Load(b);
                sum0 = TSimd.MultiplyAdd(a, right, sum0);
                sum1 = TSimd.MultiplyAdd(a + 1, right, sum1);
                sum2 = TSimd.MultiplyAdd(a + 2, right, sum2);
                sum3 = TSimd.MultiplyAdd(a + 3, right, sum3);
                sum4 = TSimd.MultiplyAdd(a + 4, right, sum4);
                sum5 = TSimd.MultiplyAdd(a + 5, right, sum5);
                sum6 = TSimd.MultiplyAdd(a + 6, right, sum6);
                sum7 = TSimd.MultiplyAdd(a + 7, right, sum7);
                sum8 = TSimd.MultiplyAdd(a + 8, right, sum8);
                sum9 = TSimd.MultiplyAdd(a + 9, right, sum9);
                sum10 = TSimd.MultiplyAdd(a + 10, right, sum10);
                sum11 = TSimd.MultiplyAdd(a + 11, right, sum11);
                a++;
                b += bStep;
            }

            a += aJump;
        }

        float* c = run.C;
        nint cRow = run.CRow;
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
    private static void Slide8<TSimd, TVector>(in TileRun run)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector sum0 = TSimd.Zero;
        TVector sum1 = TSimd.Zero;
        TVector sum2 = TSimd.Zero;
        TVector sum3 = TSimd.Zero;
        TVector sum4 = TSimd.Zero;
        TVector sum5 = TSimd.Zero;
        TVector sum6 = TSimd.Zero;
        TVector sum7 = TSimd.Zero;
        float* a = run.A;
        nint aJump = run.AJump;
        nint stretch = run.Stretch;
        float* b = run.B;
        nint bStep = run.BStep;
        for (nint left = run.Depth; left > 0; left -= stretch)
        {
            nint k = left < stretch ? left : stretch;
            for (; k >= 3; k -= 3)
            {
                TVector first = TSimd.Load(b);
                TVector second = TSimd.Load(b + bStep);
                TVector third = TSimd.Load(b + (2 * bStep));
                TVector x = TSimd.Broadcast(*a);
                sum0 = TSimd.MultiplyAdd(x, first, sum0);
                x = TSimd.Broadcast(a[1]);
                sum1 = TSimd.MultiplyAdd(x, first, sum1);
                sum0 = TSimd.MultiplyAdd(x, second, sum0);
                x = TSimd.Broadcast(a[2]);
                sum2 = TSimd.MultiplyAdd(x, first, sum2);
                sum1 = TSimd.MultiplyAdd(x, second, sum1);
                sum0 = TSimd.MultiplyAdd(x, third, sum0);
                x = TSimd.Broadcast(a[3]);
                sum3 = TSimd.MultiplyAdd(x, first, sum3);
                sum2 = TSimd.MultiplyAdd(x, second, sum2);
                sum1 = TSimd.MultiplyAdd(x, third, sum1);
                x = TSimd.Broadcast(a[4]);
                sum4 = TSimd.MultiplyAdd(x, first, sum4);
                sum3 = TSimd.MultiplyAdd(x, second, sum3);
                sum2 = TSimd.MultiplyAdd(x, third, sum2);
                x = TSimd.Broadcast(a[5]);
                sum5 = TSimd.MultiplyAdd(x, first, sum5);
                sum4 = TSimd.MultiplyAdd(x, second, sum4);
                sum3 = TSimd.MultiplyAdd(x, third, sum3);
                x = TSimd.Broadcast(a[6]);
                sum6 = TSimd.MultiplyAdd(x, first, sum6);
                sum5 = TSimd.MultiplyAdd(x, second, sum5);
                sum4 = TSimd.MultiplyAdd(x, third, sum4);
                x = TSimd.Broadcast(a[7]);
                sum7 = TSimd.MultiplyAdd(x, first, sum7);
                sum6 = TSimd.MultiplyAdd(x, second, sum6);
                sum5 = TSimd.MultiplyAdd(x, third, sum5);
                x = TSimd.Broadcast(a[8]);
                sum7 = TSimd.MultiplyAdd(x, second, sum7);
                sum6 = TSimd.MultiplyAdd(x, third, sum6);
                x = TSimd.Broadcast(a[9]);
                sum7 = TSimd.MultiplyAdd(x, third, sum7);
                a += 3;
                b += 3 * bStep;
            }

            for (; k > 0; k--)
            {
                TVector right = TSimd.Load(b);
                sum0 = TSimd.MultiplyAdd(a, right, sum0);
                sum1 = TSimd.MultiplyAdd(a + 1, right, sum1);
                sum2 = TSimd.MultiplyAdd(a + 2, right, sum2);
                sum3 = TSimd.MultiplyAdd(a + 3, right, sum3);
                sum4 = TSimd.MultiplyAdd(a + 4, right, sum4);
                sum5 = TSimd.MultiplyAdd(a + 5, right, sum5);
                sum6 = TSimd.MultiplyAdd(a + 6, right, sum6);
                sum7 = TSimd.MultiplyAdd(a + 7, right, sum7);
                a++;
                b += bStep;
            }

            a += aJump;
        }

        float* c = run.C;
        nint cRow = run.CRow;
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
