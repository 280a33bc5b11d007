using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Benchmarks.Measuring;

/// <summary>The most multiplications and additions that one core does: fused, in vectors of 256 bits, all operands in registers.</summary>
internal static class FmaPeak
{
    private const int Steps = 200_000;
    private const int Accumulators = 12;

    /// <summary>GFLOP/s, the best of several tries.</summary>
    public static double Measure(int tries = 20)
    {
        double best = 0;
        for (int i = 0; i < tries; i++)
        {
            long start = Stopwatch.GetTimestamp();
            float sum = Probe(Steps);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            // A use of the result, so that the loop can't be left out.
            best = float.IsNaN(sum) ? best : Math.Max(best, 2.0 * Steps * Accumulators * Vector256<float>.Count / seconds / 1e9);
        }

        return best;
    }

    // Twelve chains hide the latency (4 or 5 cycles, two a cycle) and fit the sixteen registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Probe(int steps)
    {
        Vector256<float> x = Vector256.Create(0.5f);
        Vector256<float> y = Vector256.Create(0.25f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int step = 0; step < steps; step++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y);
            b = Vector256.FusedMultiplyAdd(b, x, y);
            c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y);
            f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y);
            h = Vector256.FusedMultiplyAdd(h, x, y);
            i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y);
            k = Vector256.FusedMultiplyAdd(k, x, y);
            l = Vector256.FusedMultiplyAdd(l, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
