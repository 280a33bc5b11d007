using System.ComponentModel;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Spatial;

/// <summary>Images in a slot (NHWC).</summary>
/// <param name="Slot">The first one.</param>
/// <param name="RowStride">The stride between images, in floats.</param>
/// <param name="PixelStride">The stride between pixels, in floats: the padded channels.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Images(FloatSlice Slot, int RowStride, int PixelStride)
{
    /// <summary>The offset of an image.</summary>
    internal unsafe float* Of(int row) => Slot.Start + ((nint)row * RowStride);
}
