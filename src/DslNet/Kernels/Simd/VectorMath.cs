using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Simd;

/// <summary>
/// Scalar functions on 8 lanes, as polynomials that are inlined where they are used. The stated errors are the maximum relative errors
/// found over dense grids against double precision. NaN is propagated.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>−1, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(Vector256<float> x)
    {
        Vector256<float> one = CopySign(Vector256<float>.One, x);
        Vector256<float> nonzero = Vector256.GreaterThan(Vector256.Abs(x), Vector256<float>.Zero);
        return Vector256.ConditionalSelect(nonzero, one, x);
    }

    /// <summary>The maximum; of two zeros either. Where <paramref name="right"/> is a constant, one instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) =>
        Vector256.MaxNative(right, left) | ~Vector256.Equals(right, right); // of a number and NaN, x86 returns the second operand

    /// <summary>The minimum; of two zeros either. Where <paramref name="right"/> is a constant, one instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) =>
        Vector256.MinNative(right, left) | ~Vector256.Equals(right, right);

    /// <summary>A step of Horner's rule: sum·x + constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MultiplyAdd(Vector256<float> sum, Vector256<float> x, float constant) =>
        Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(constant));

    /// <summary>copysign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> CopySign(Vector256<float> magnitude, Vector256<float> sign) =>
        Vector256.ConditionalSelect(Vector256.Create(-0f), sign, magnitude);

    /// <summary>The result, or x where x is NaN, which comparisons and clamps may have lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> KeepNaN(Vector256<float> x, Vector256<float> result) =>
        Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
}
