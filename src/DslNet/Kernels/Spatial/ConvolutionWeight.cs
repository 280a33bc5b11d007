using System.ComponentModel;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Spatial;

/// <summary>A convolution's weight, and where it is multiplied in tiles of 2×2 pixels (Winograd), the transformed filters.</summary>
/// <param name="Taps">A panel matrix of [kernel height × kernel width × in, out].</param>
/// <param name="Tiles">16 panel matrices of [in, out], or nothing.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionWeight(FloatSlice Taps, FloatSlice Tiles)
{
    /// <summary>A weight that is used as it is.</summary>
    public static implicit operator ConvolutionWeight(FloatSlice taps) => new(taps, default);

    /// <summary>Whether pixels are made in tiles.</summary>
    internal unsafe bool IsTiled => Tiles.Start is not null;
}
