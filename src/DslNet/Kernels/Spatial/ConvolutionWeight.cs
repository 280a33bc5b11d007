using System.ComponentModel;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Spatial;

/// <summary>A convolution's weight and, where the Winograd algorithm is selected, the transformed filters.</summary>
/// <param name="Taps">Packed panels of [kernel height × kernel width × in, out].</param>
/// <param name="Tiles">16 packed panels of [in, out], or empty.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionWeight(FloatSlice Taps, FloatSlice Tiles)
{
    /// <summary>An untransformed weight.</summary>
    public static implicit operator ConvolutionWeight(FloatSlice taps) => new(taps, default);

    /// <summary>Whether the Winograd algorithm is used.</summary>
    internal unsafe bool IsTiled => Tiles.Start is not null;
}
