using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DslNet.Kernels.Simd;

// Transposition.
internal static unsafe partial class Lanes
{
    /// <summary>Transposes 8 rows of 4 floats: pairs, then pairs of pairs, in both halves at once.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="row0">The first column.</param>
    /// <param name="row1">The second column.</param>
    /// <param name="row2">The third column.</param>
    /// <param name="row3">The fourth column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint stride, out Vector256<float> row0, out Vector256<float> row1, out Vector256<float> row2, out Vector256<float> row3)
    {
        float* below = source + (4 * stride);
        Vector256<float> first = Vector256.Create(Vector128.Load(source), Vector128.Load(below));
        Vector256<float> second = Vector256.Create(Vector128.Load(source + stride), Vector128.Load(below + stride));
        Vector256<float> third = Vector256.Create(Vector128.Load(source + (2 * stride)), Vector128.Load(below + (2 * stride)));
        Vector256<float> fourth = Vector256.Create(Vector128.Load(source + (3 * stride)), Vector128.Load(below + (3 * stride)));
        Vector256<double> even01 = InterleaveLower(first, second).AsDouble();
        Vector256<double> odd01 = InterleaveUpper(first, second).AsDouble();
        Vector256<double> even23 = InterleaveLower(third, fourth).AsDouble();
        Vector256<double> odd23 = InterleaveUpper(third, fourth).AsDouble();
        row0 = InterleaveLower(even01, even23).AsSingle();
        row1 = InterleaveUpper(even01, even23).AsSingle();
        row2 = InterleaveLower(odd01, odd23).AsSingle();
        row3 = InterleaveUpper(odd01, odd23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> InterleaveLower(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.UnpackLow(a, b)
        : Vector256.Create(InterleaveLower(a.GetLower(), b.GetLower()), InterleaveLower(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> InterleaveUpper(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.UnpackHigh(a, b)
        : Vector256.Create(InterleaveUpper(a.GetLower(), b.GetLower()), InterleaveUpper(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> InterleaveLower(Vector256<double> a, Vector256<double> b) => Avx.IsSupported
        ? Avx.UnpackLow(a, b)
        : Vector256.Create(a.GetElement(0), b.GetElement(0), a.GetElement(2), b.GetElement(2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> InterleaveUpper(Vector256<double> a, Vector256<double> b) => Avx.IsSupported
        ? Avx.UnpackHigh(a, b)
        : Vector256.Create(a.GetElement(1), b.GetElement(1), a.GetElement(3), b.GetElement(3));
}
