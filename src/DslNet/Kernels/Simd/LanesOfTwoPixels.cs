using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DslNet.Kernels.Simd;

/// <summary>The lower half of a vector of 512 bits has up to 8 filters of one pixel, the upper half the same ones of another, so that up to 8 filters use all lanes.</summary>
internal readonly unsafe struct LanesOfTwoPixels : ISlidingLanes<Vector512<float>>
{
    public static int Pixels => 2;

    public static Vector512<float> Zero => Vector512<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Weights(float* b) =>
        Avx512DQ.IsSupported ? Avx512DQ.BroadcastVector256ToVector512(b) : Vector512.Create(Vector256.Load(b), Vector256.Load(b));

    // Combining two halves would take two more instructions and a false dependency on the register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Numbers(float* a, nint next) => Vector512.Create(*a).WithUpper(Vector256.Create(a[next]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Simd512.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(float* a, nint next, Vector512<float> b, Vector512<float> c) => Simd512.MultiplyAdd(Numbers(a, next), b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* c, nint next)
    {
        value.GetLower().Store(c);
        value.GetUpper().Store(c + next);
    }
}
