using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Simd;

// Powers.
public static partial class VectorMath
{
    /// <summary>Above this exponent, repeated squaring is less accurate than Pow.</summary>
    private const float LargestProduct = 16;

    /// <summary>
    /// x to a constant power, special cases as <see cref="MathF.Pow"/>. Whole exponents up to ±16 by products (a negative x is fine),
    /// relative error ≤ 1e-6 where the result is a normal number; others lane by lane, as exact as MathF.Pow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pow(Vector256<float> x, float exponent) => exponent switch
    {
        0 => Vector256<float>.One,
        1 => x,
        2 => x * x,
        3 => x * x * x,
        4 => x * x * (x * x),
        -1 => Vector256<float>.One / x,
        -2 => Vector256<float>.One / (x * x),
        _ => OtherPower(x, exponent),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> OtherPower(Vector256<float> x, float exponent) =>
        MathF.Abs(exponent) <= LargestProduct && exponent == MathF.Truncate(exponent) ? WholePower(x, (int)exponent) : LaneByLane(x, exponent);

    /// <summary>By squaring.</summary>
    private static Vector256<float> WholePower(Vector256<float> x, int exponent)
    {
        Vector256<float> result = Vector256<float>.One;
        Vector256<float> square = x;
        for (int bits = Math.Abs(exponent); bits != 0; bits >>= 1, square *= square)
        {
            if ((bits & 1) != 0)
            {
                result *= square;
            }
        }

        return exponent < 0 ? Vector256<float>.One / result : result;
    }

    private static Vector256<float> LaneByLane(Vector256<float> x, float exponent)
    {
        Vector256<float> result = default;
        for (int i = 0; i < Vector256<float>.Count; i++)
        {
            result = result.WithElement(i, MathF.Pow(x[i], exponent));
        }

        return result;
    }
}
