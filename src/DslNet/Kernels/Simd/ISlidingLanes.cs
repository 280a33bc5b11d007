namespace DslNet.Kernels.Simd;

/// <summary>What the lanes of a vector stand for in a tile whose windows slide: the filters of one pixel, or of two.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal unsafe interface ISlidingLanes<TVector>
    where TVector : struct
{
    /// <summary>Pixels in a vector.</summary>
    static abstract int Pixels { get; }

    static abstract TVector Zero { get; }

    /// <summary>A tap's weights, for each pixel.</summary>
    static abstract TVector Weights(float* b);

    /// <summary>What a pixel sees, in all of its lanes.</summary>
    /// <param name="a">What the first pixel sees.</param>
    /// <param name="next">Floats to what the second one sees.</param>
    static abstract TVector Numbers(float* a, nint next);

    /// <summary>a·b + c, rounded once where the processor does so.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The same with <see cref="Numbers"/>.</summary>
    static abstract TVector MultiplyAdd(float* a, nint next, TVector b, TVector c);

    /// <summary>Stores each pixel's sums.</summary>
    /// <param name="value">The sums.</param>
    /// <param name="c">Where the first pixel's go.</param>
    /// <param name="next">Floats to where the second one's go.</param>
    static abstract void Store(TVector value, float* c, nint next);
}
