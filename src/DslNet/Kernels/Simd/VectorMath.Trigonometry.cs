using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Simd;

// Sine and cosine.
public static partial class VectorMath
{
    /// <summary>The limit of the argument reduction in single precision.</summary>
    private const float LargestReduced = 10000;

    /// <summary>
    /// The sine of x in radians, absolute error ≤ 2e-7 for |x| ≤ 10⁴; above that as exact as <see cref="MathF.Sin"/>, but slow.
    /// NaN at infinity. (Cody–Waite argument reduction with π/2 in three parts: W. J. Cody, W. Waite, Software Manual for the
    /// Elementary Functions, 1980; polynomials of Cephes, sinf.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x) =>
        Vector256.LessThanOrEqualAll(Vector256.Abs(x), Vector256.Create(LargestReduced)) ? ReducedSin(x, Vector256<int>.Zero) : LaneByLane(x, false);

    /// <summary>The cosine of x in radians; as <see cref="Sin"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x) =>
        Vector256.LessThanOrEqualAll(Vector256.Abs(x), Vector256.Create(LargestReduced)) ? ReducedSin(x, Vector256<int>.One) : LaneByLane(x, true);

    /// <summary>The sine of x plus a multiple of π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReducedSin(Vector256<float> x, Vector256<int> quarters)
    {
        Vector256<float> n = Vector256.Round(x * 0.636619772f);
        Vector256<float> r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-1.57079601e+0f), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-3.13916473e-7f), r);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-5.39030253e-15f), r);
        quarters += Vector256.ConvertToInt32Native(n);
        Vector256<float> square = r * r;

        Vector256<float> sine = Vector256.Create(-1.9515295891e-4f);
        sine = MultiplyAdd(sine, square, 8.3321608736e-3f);
        sine = MultiplyAdd(sine, square, -1.6666654611e-1f);
        sine = Vector256.FusedMultiplyAdd(sine * square, r, r);

        Vector256<float> cosine = Vector256.Create(2.443315711809948e-5f);
        cosine = MultiplyAdd(cosine, square, -1.388731625493765e-3f);
        cosine = MultiplyAdd(cosine, square, 4.166664568298827e-2f);
        cosine = MultiplyAdd(cosine, square, -0.5f);
        cosine = MultiplyAdd(cosine, square, 1f);

        Vector256<float> odd = Vector256.Equals(quarters & Vector256<int>.One, Vector256<int>.One).AsSingle();
        Vector256<int> sign = (quarters & Vector256.Create(2)) << 30;
        return (Vector256.ConditionalSelect(odd, cosine, sine).AsInt32() ^ sign).AsSingle();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> LaneByLane(Vector256<float> x, bool cosine)
    {
        Vector256<float> result = default;
        for (int i = 0; i < Vector256<float>.Count; i++)
        {
            result = result.WithElement(i, cosine ? MathF.Cos(x[i]) : MathF.Sin(x[i]));
        }

        return result;
    }
}
