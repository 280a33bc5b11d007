using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Benchmarks.Measuring;

/// <summary>The most multiplications and additions that one core does: fused, all operands in registers.</summary>
/// <param name="Of256">GFLOP/s with vectors of 256 bits.</param>
/// <param name="Of512">GFLOP/s with vectors of 512 bits; 0 where there are none.</param>
internal sealed record FmaPeak(double Of256, double Of512)
{
    private const int Steps = 200_000;
    private const int Accumulators = 12;
    private const int Tries = 20;

    /// <summary>The machine's peak, with whichever vectors are faster.</summary>
    public double Best => Math.Max(Of256, Of512);

    /// <summary>Measures both.</summary>
    public static FmaPeak Measure() => new(
        BestOf(Probe256, Vector256<float>.Count),
        Vector512.IsHardwareAccelerated ? BestOf(Probe512, Vector512<float>.Count) : 0);

    /// <summary>Both, for people.</summary>
    public override string ToString() =>
        $"{Table.Text(Of256)} GFLOP/s with vectors of 256 bits{(Of512 > 0 ? $", {Table.Text(Of512)} with 512" : "")}";

    private static double BestOf(Func<int, float> probe, int lanes)
    {
        double best = 0;
        for (int i = 0; i < Tries; i++)
        {
            long start = Stopwatch.GetTimestamp();
            float sum = probe(Steps);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            // A use of the result, so that the loop can't be left out.
            best = float.IsNaN(sum) ? best : Math.Max(best, 2.0 * Steps * Accumulators * lanes / seconds / 1e9);
        }

        return best;
    }

    // Twelve chains hide the latency (4 or 5 cycles, two a cycle) and fit the sixteen registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Probe256(int steps)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Probe512(int steps)
    {
        Vector512<float> x = Vector512.Create(0.5f);
        Vector512<float> y = Vector512.Create(0.25f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int step = 0; step < steps; step++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
