using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

// Sliding windows, for fewer pixels.
internal static unsafe partial class MicroKernel
{
    /// <summary>8 × 1 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Slide8<TLanes, TVector>(in TileRun run)
        where TLanes : struct, ISlidingLanes<TVector>
        where TVector : struct
    {
        const int Next = 8;
        TVector sum0 = TLanes.Zero;
        TVector sum1 = TLanes.Zero;
        TVector sum2 = TLanes.Zero;
        TVector sum3 = TLanes.Zero;
        TVector sum4 = TLanes.Zero;
        TVector sum5 = TLanes.Zero;
        TVector sum6 = TLanes.Zero;
        TVector sum7 = TLanes.Zero;
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
                TVector first = TLanes.Weights(b);
                TVector second = TLanes.Weights(b + bStep);
                TVector third = TLanes.Weights(b + (2 * bStep));
                TVector x = TLanes.Numbers(a, Next);
                sum0 = TLanes.MultiplyAdd(x, first, sum0);
                x = TLanes.Numbers(a + 1, Next);
                sum1 = TLanes.MultiplyAdd(x, first, sum1);
                sum0 = TLanes.MultiplyAdd(x, second, sum0);
                x = TLanes.Numbers(a + 2, Next);
                sum2 = TLanes.MultiplyAdd(x, first, sum2);
                sum1 = TLanes.MultiplyAdd(x, second, sum1);
                sum0 = TLanes.MultiplyAdd(x, third, sum0);
                x = TLanes.Numbers(a + 3, Next);
                sum3 = TLanes.MultiplyAdd(x, first, sum3);
                sum2 = TLanes.MultiplyAdd(x, second, sum2);
                sum1 = TLanes.MultiplyAdd(x, third, sum1);
                x = TLanes.Numbers(a + 4, Next);
                sum4 = TLanes.MultiplyAdd(x, first, sum4);
                sum3 = TLanes.MultiplyAdd(x, second, sum3);
                sum2 = TLanes.MultiplyAdd(x, third, sum2);
                x = TLanes.Numbers(a + 5, Next);
                sum5 = TLanes.MultiplyAdd(x, first, sum5);
                sum4 = TLanes.MultiplyAdd(x, second, sum4);
                sum3 = TLanes.MultiplyAdd(x, third, sum3);
                x = TLanes.Numbers(a + 6, Next);
                sum6 = TLanes.MultiplyAdd(x, first, sum6);
                sum5 = TLanes.MultiplyAdd(x, second, sum5);
                sum4 = TLanes.MultiplyAdd(x, third, sum4);
                x = TLanes.Numbers(a + 7, Next);
                sum7 = TLanes.MultiplyAdd(x, first, sum7);
                sum6 = TLanes.MultiplyAdd(x, second, sum6);
                sum5 = TLanes.MultiplyAdd(x, third, sum5);
                x = TLanes.Numbers(a + 8, Next);
                sum7 = TLanes.MultiplyAdd(x, second, sum7);
                sum6 = TLanes.MultiplyAdd(x, third, sum6);
                x = TLanes.Numbers(a + 9, Next);
                sum7 = TLanes.MultiplyAdd(x, third, sum7);
                a += 3;
                b += 3 * bStep;
            }

            if (k == 2)
            {
                TVector first = TLanes.Weights(b);
                TVector second = TLanes.Weights(b + bStep);
                TVector x = TLanes.Numbers(a, Next);
                sum0 = TLanes.MultiplyAdd(x, first, sum0);
                x = TLanes.Numbers(a + 1, Next);
                sum1 = TLanes.MultiplyAdd(x, first, sum1);
                sum0 = TLanes.MultiplyAdd(x, second, sum0);
                x = TLanes.Numbers(a + 2, Next);
                sum2 = TLanes.MultiplyAdd(x, first, sum2);
                sum1 = TLanes.MultiplyAdd(x, second, sum1);
                x = TLanes.Numbers(a + 3, Next);
                sum3 = TLanes.MultiplyAdd(x, first, sum3);
                sum2 = TLanes.MultiplyAdd(x, second, sum2);
                x = TLanes.Numbers(a + 4, Next);
                sum4 = TLanes.MultiplyAdd(x, first, sum4);
                sum3 = TLanes.MultiplyAdd(x, second, sum3);
                x = TLanes.Numbers(a + 5, Next);
                sum5 = TLanes.MultiplyAdd(x, first, sum5);
                sum4 = TLanes.MultiplyAdd(x, second, sum4);
                x = TLanes.Numbers(a + 6, Next);
                sum6 = TLanes.MultiplyAdd(x, first, sum6);
                sum5 = TLanes.MultiplyAdd(x, second, sum5);
                x = TLanes.Numbers(a + 7, Next);
                sum7 = TLanes.MultiplyAdd(x, first, sum7);
                sum6 = TLanes.MultiplyAdd(x, second, sum6);
                sum7 = TLanes.MultiplyAdd(a + 8, Next, second, sum7);
                a += 2;
                b += 2 * bStep;
                k = 0;
            }

            if (k == 1)
            {
                TVector right = TLanes.Weights(b);
                sum0 = TLanes.MultiplyAdd(a, Next, right, sum0);
                sum1 = TLanes.MultiplyAdd(a + 1, Next, right, sum1);
                sum2 = TLanes.MultiplyAdd(a + 2, Next, right, sum2);
                sum3 = TLanes.MultiplyAdd(a + 3, Next, right, sum3);
                sum4 = TLanes.MultiplyAdd(a + 4, Next, right, sum4);
                sum5 = TLanes.MultiplyAdd(a + 5, Next, right, sum5);
                sum6 = TLanes.MultiplyAdd(a + 6, Next, right, sum6);
                sum7 = TLanes.MultiplyAdd(a + 7, Next, right, sum7);
                a++;
                b += bStep;
            }

            a += aJump;
        }

        float* c = run.C;
        nint cRow = run.CRow;
        TLanes.Store(sum0, c + (0 * cRow), Next * cRow);
        TLanes.Store(sum1, c + (1 * cRow), Next * cRow);
        TLanes.Store(sum2, c + (2 * cRow), Next * cRow);
        TLanes.Store(sum3, c + (3 * cRow), Next * cRow);
        TLanes.Store(sum4, c + (4 * cRow), Next * cRow);
        TLanes.Store(sum5, c + (5 * cRow), Next * cRow);
        TLanes.Store(sum6, c + (6 * cRow), Next * cRow);
        TLanes.Store(sum7, c + (7 * cRow), Next * cRow);
    }
}
