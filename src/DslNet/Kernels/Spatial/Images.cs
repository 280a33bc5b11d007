using System.ComponentModel;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Spatial;

/// <summary>Images as they lie in a slot, pixel by pixel, each pixel with its channels.</summary>
/// <param name="Slot">The first one.</param>
/// <param name="RowStride">Floats from one image to the next.</param>
/// <param name="PixelStride">Floats from one pixel to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Images(FloatSlice Slot, int RowStride, int PixelStride)
{
    /// <summary>The first number of an image.</summary>
    internal unsafe float* Of(int row) => Slot.Start + ((nint)row * RowStride);
}
