using System.Runtime.CompilerServices;

namespace DslNet.Kernels.Simd;

/// <summary>The lanes of a vector are the filters of one pixel.</summary>
internal readonly unsafe struct LanesOfOnePixel<TSimd, TVector> : ISlidingLanes<TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    public static int Pixels => 1;

    public static TVector Zero => TSimd.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Weights(float* b) => TSimd.Load(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Numbers(float* a, nint next) => TSimd.Broadcast(*a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MultiplyAdd(TVector a, TVector b, TVector c) => TSimd.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MultiplyAdd(float* a, nint next, TVector b, TVector c) => TSimd.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector value, float* c, nint next) => TSimd.Store(value, c);
}
