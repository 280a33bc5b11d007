using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DslNet.Kernels.Simd;

/// <summary>Masked and horizontal vector operations, in a fixed order.</summary>
internal static unsafe partial class Lanes
{
    public const int Count = 8;

    /// <summary>
    /// The row stride of a batch in floats: whole vectors, so that no partial stores are needed. Padding after the last
    /// element of a row holds arbitrary values.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int size) => (size + Count - 1) / Count * Count;

    /// <summary>All ones in the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> First(int count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();

    /// <summary>The first <paramref name="count"/> lanes of <paramref name="value"/>, <paramref name="otherwise"/> in the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Keep(Vector256<float> value, int count, Vector256<float> otherwise) =>
        Vector256.ConditionalSelect(First(count), value, otherwise);

    /// <summary>
    /// Flushes values below 2⁻¹⁰⁰ in magnitude to 0. Exponentially decaying state would otherwise end as subnormal numbers,
    /// which make every operation many times slower.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WithoutTiny(Vector256<float> value) =>
        Vector256.AndNot(value, Vector256.LessThan(Vector256.Abs(value), Vector256.Create(7.888609e-31f)));

    /// <summary>Writes the first <paramref name="count"/> lanes (0 to 7) and touches nothing after them: another thread may own it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreFirst(float* destination, Vector256<float> value, int count)
    {
        Vector128<float> rest = value.GetLower();
        if ((count & 4) != 0)
        {
            rest.Store(destination);
            destination += 4;
            rest = value.GetUpper();
        }

        if ((count & 2) != 0)
        {
            rest.GetLower().Store(destination);
            destination += 2;
            rest = Vector128.Create(rest.GetUpper(), rest.GetUpper());
        }

        if ((count & 1) != 0)
        {
            *destination = rest.ToScalar();
        }
    }

    /// <summary>The horizontal sum of the 8 lanes: halves, quarters, pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> value)
    {
        Vector128<float> half = value.GetLower() + value.GetUpper();
        half += Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1));
        return half.ToScalar() + half.GetElement(1);
    }

    /// <summary>The maximum of the 8 lanes, NaN if one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector256<float> value)
    {
        Vector128<float> half = Vector128.Max(value.GetLower(), value.GetUpper());
        half = Vector128.Max(half, Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(half, Vector128.Shuffle(half, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveLower(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1));

    /// <summary>a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveUpper(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3));
}
