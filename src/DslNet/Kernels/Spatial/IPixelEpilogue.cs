using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Spatial;

/// <summary>The epilogue of a fused convolution and pooling, as a struct so that it is inlined; it doesn't depend on the pixel's position.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPixelEpilogue
{
    /// <summary>Maps the product at 8 columns.</summary>
    /// <param name="product">The product.</param>
    /// <param name="column">The first column, a multiple of 8.</param>
    Vector256<float> Of(Vector256<float> product, int column);
}
