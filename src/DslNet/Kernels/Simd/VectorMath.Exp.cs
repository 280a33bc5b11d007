using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Simd;

// The exponential function and functions based on it.
public static partial class VectorMath
{
    /// <summary>
    /// e^x, relative error ≤ 1.5e-7 where the result is a normal number. Above 88.72 infinity; results below 2⁻¹²⁶ are rounded to
    /// what denormal numbers hold, down to 0. (x = n·ln 2 + r with |r| ≤ ln 2 / 2, a polynomial for e^r, and 2ⁿ by its bits;
    /// the polynomial is that of S. L. Moshier's Cephes library, expf.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // Beyond these the result is infinity or 0; the clamp keeps n in the range of the exponent's bits.
        Vector256<float> clamped = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(-105f)), Vector256.Create(89f));
        Vector256<float> n = Vector256.Round(clamped * 1.44269504f);
        Vector256<float> r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), clamped);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.12194440e-4f), r);
        Vector256<float> p = Vector256.Create(1.9875691500e-4f);
        p = MultiplyAdd(p, r, 1.3981999507e-3f);
        p = MultiplyAdd(p, r, 8.3334519073e-3f);
        p = MultiplyAdd(p, r, 4.1665795894e-2f);
        p = MultiplyAdd(p, r, 1.6666665459e-1f);
        p = MultiplyAdd(p, r, 0.5f);
        p = Vector256.FusedMultiplyAdd(p, r * r, r) + Vector256<float>.One;
        return KeepNaN(x, Scale(p, Vector256.ConvertToInt32Native(n)));
    }

    /// <summary>1 / (1 + e^−x), relative error ≤ 3e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    /// <summary>
    /// The hyperbolic tangent, relative error ≤ 3e-7, near 0 too: a polynomial below 0.625, 1 − 2/(e^2|x| + 1) above.
    /// (Cephes, tanhf.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> magnitude = Vector256.Abs(x);
        Vector256<float> large = Vector256<float>.One - (Vector256.Create(2f) / (Exp(magnitude + magnitude) + Vector256<float>.One));
        Vector256<float> square = x * x;
        Vector256<float> p = Vector256.Create(-5.70498872745e-3f);
        p = MultiplyAdd(p, square, 2.06390887954e-2f);
        p = MultiplyAdd(p, square, -5.37397155531e-2f);
        p = MultiplyAdd(p, square, 1.33314422036e-1f);
        p = MultiplyAdd(p, square, -3.33332819422e-1f);
        Vector256<float> small = Vector256.FusedMultiplyAdd(p * square, x, x);
        return CopySign(Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0.625f)), small, large), x);
    }

    /// <summary>p·2ⁿ in two factors, so that each is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<float> p, Vector256<int> n)
    {
        Vector256<int> half = n >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<int> n) => ((n + Vector256.Create(127)) << 23).AsSingle();
}
