using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Pools;

/// <summary>A row of a pooling result in memory.</summary>
/// <param name="values">Its values.</param>
/// <param name="positions">The indices of the maxima, a byte each, or null.</param>
internal readonly unsafe struct PoolLine(float* values, byte* positions)
{
    /// <summary>Its values.</summary>
    public float* Values => values;

    /// <summary>The indices of the maxima, a byte each, or null.</summary>
    public byte* Positions => positions;

    /// <summary>A row of a result without positions.</summary>
    public static PoolLine Of(FloatSlice result, Window window, int row, int outY)
    {
        nint pixel = Lanes.Stride(window.Channels);
        return new PoolLine(result.Start + ((((nint)row * window.OutPixels) + ((nint)outY * window.OutWidth)) * pixel), null);
    }
}
