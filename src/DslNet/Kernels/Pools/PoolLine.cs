using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Pools;

/// <summary>A row of a pool's result, in memory.</summary>
/// <param name="values">Its numbers.</param>
/// <param name="positions">As many bytes for their places in the windows, or nothing.</param>
internal readonly unsafe struct PoolLine(float* values, byte* positions)
{
    /// <summary>Its numbers.</summary>
    public float* Values => values;

    /// <summary>As many bytes for their places in the windows, or nothing.</summary>
    public byte* Positions => positions;

    /// <summary>A row of a result without positions.</summary>
    public static PoolLine Of(FloatSlice result, Window window, int row, int outY)
    {
        nint pixel = Lanes.Stride(window.Channels);
        return new PoolLine(result.Start + ((((nint)row * window.OutPixels) + ((nint)outY * window.OutWidth)) * pixel), null);
    }
}
