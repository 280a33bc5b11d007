using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Spatial;

/// <summary>What happens to a product that isn't stored itself, as a struct so that it is inlined: the same wherever a pixel lies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPixelEpilogue
{
    /// <summary>What becomes of the product at 8 columns.</summary>
    /// <param name="product">The product.</param>
    /// <param name="column">The first column, a multiple of 8.</param>
    Vector256<float> Of(Vector256<float> product, int column);
}
