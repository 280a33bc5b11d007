namespace DslNet.Kernels.Simd;

/// <summary>The lane layout of a sliding-window tile: the filters of one pixel, or of two.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal unsafe interface ISlidingLanes<TVector>
    where TVector : struct
{
    /// <summary>Pixels in a vector.</summary>
    static abstract int Pixels { get; }

    static abstract TVector Zero { get; }

    /// <summary>A tap's weights, for each pixel.</summary>
    static abstract TVector Weights(float* b);

    /// <summary>The input of a pixel, broadcast to its lanes.</summary>
    /// <param name="a">The input of the first pixel.</param>
    /// <param name="next">The stride to that of the second one, in floats.</param>
    static abstract TVector Numbers(float* a, nint next);

    /// <summary>a·b + c, fused where the processor has FMA.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The same with <see cref="Numbers"/>.</summary>
    static abstract TVector MultiplyAdd(float* a, nint next, TVector b, TVector c);

    /// <summary>Stores each pixel's sums.</summary>
    /// <param name="value">The sums.</param>
    /// <param name="c">The destination of the first pixel's.</param>
    /// <param name="next">The stride to that of the second one's, in floats.</param>
    static abstract void Store(TVector value, float* c, nint next);
}
