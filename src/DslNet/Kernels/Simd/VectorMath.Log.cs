using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Simd;

// The logarithm and functions based on it.
public static partial class VectorMath
{
    /// <summary>
    /// The natural logarithm, relative error ≤ 2e-7. −∞ at 0, NaN below. Denormal numbers are as exact as others.
    /// (x = m·2ⁿ with √½ ≤ m &lt; √2, and a polynomial for log m: Cephes, logf.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        Vector256<float> denormal = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        Vector256<int> bits = Vector256.ConditionalSelect(denormal, x * 8388608f, x).AsInt32();

        // Bits from √½ on, so that the exponent counts from there and m comes out around 1.
        Vector256<int> shifted = bits - Vector256.Create(0x3F3504F3);
        Vector256<float> n = Vector256.ConvertToSingle((shifted >> 23) - (denormal.AsInt32() & Vector256.Create(23)));
        Vector256<float> m = ((shifted & Vector256.Create(0x007FFFFF)) + Vector256.Create(0x3F3504F3)).AsSingle() - Vector256<float>.One;
        Vector256<float> square = m * m;
        Vector256<float> p = Vector256.Create(7.0376836292e-2f);
        p = MultiplyAdd(p, m, -1.1514610310e-1f);
        p = MultiplyAdd(p, m, 1.1676998740e-1f);
        p = MultiplyAdd(p, m, -1.2420140846e-1f);
        p = MultiplyAdd(p, m, 1.4249322787e-1f);
        p = MultiplyAdd(p, m, -1.6668057665e-1f);
        p = MultiplyAdd(p, m, 2.0000714765e-1f);
        p = MultiplyAdd(p, m, -2.4999993993e-1f);
        p = MultiplyAdd(p, m, 3.3333331174e-1f);
        Vector256<float> correction = Vector256.FusedMultiplyAdd(n, Vector256.Create(-2.12194440e-4f), p * m * square);
        Vector256<float> result = m + Vector256.FusedMultiplyAdd(square, Vector256.Create(-0.5f), correction);
        result = Vector256.FusedMultiplyAdd(n, Vector256.Create(0.693359375f), result);

        Vector256<float> zero = Vector256<float>.Zero;
        result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256.Create(float.PositiveInfinity)), x, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, zero), Vector256.Create(float.NegativeInfinity), result);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, zero), result, Vector256.Create(float.NaN));
    }

    /// <summary>log(1 + e^x) without overflow, relative error ≤ 4e-7, far below 0 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x) =>
        Max(x, Vector256<float>.Zero) + LogOnePlus(Exp(-Vector256.Abs(x)));

    /// <summary>log(1 + x) for 0 ≤ x ≤ 1 without losing small x: what 1 + x loses is added again. (W. Kahan.)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> LogOnePlus(Vector256<float> x)
    {
        Vector256<float> sum = Vector256<float>.One + x;
        return Log(sum) + ((x - (sum - Vector256<float>.One)) / sum);
    }
}
