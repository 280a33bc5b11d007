using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Simd;

// The error function.
public static partial class VectorMath
{
    /// <summary>
    /// The error function, relative error ≤ 2e-7, near 0 too: x + x·P(x²) below 0.9277, 1 − e^Q(|x|) above.
    /// (The form, and minimax coefficients, of N. Juffa's erff.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        // Beyond 4 the result is 1 to the last bit.
        Vector256<float> t = Vector256.MinNative(Vector256.Abs(x), Vector256.Create(4f));
        Vector256<float> square = t * t;
        Vector256<float> q = MultiplyAdd(Vector256.Create(-1.72853470e-5f), t, 3.83197126e-4f);
        Vector256<float> u = MultiplyAdd(Vector256.Create(-3.88396438e-3f), t, 2.42546219e-2f);
        q = Vector256.FusedMultiplyAdd(q, square, u);
        q = MultiplyAdd(q, t, -1.06777877e-1f);
        q = MultiplyAdd(q, t, -6.34846687e-1f);
        q = MultiplyAdd(q, t, -1.28717512e-1f);
        Vector256<float> large = Vector256<float>.One - Exp(Vector256.FusedMultiplyAdd(q, t, -t));

        Vector256<float> p = Vector256.Create(-5.96761703e-4f);
        p = MultiplyAdd(p, square, 4.99119423e-3f);
        p = MultiplyAdd(p, square, -2.67681349e-2f);
        p = MultiplyAdd(p, square, 1.12819925e-1f);
        p = MultiplyAdd(p, square, -3.76125336e-1f);
        p = MultiplyAdd(p, square, 1.28379166e-1f);
        Vector256<float> small = Vector256.FusedMultiplyAdd(p, x, x);
        Vector256<float> result = Vector256.ConditionalSelect(Vector256.GreaterThan(t, Vector256.Create(0.927734375f)), CopySign(large, x), small);
        return KeepNaN(x, result);
    }
}
