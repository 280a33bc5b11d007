using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The epilogue of a matrix product. A struct type argument of a generic kernel, so that each network's formula is inlined into the kernel.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuEpilogue<TSelf> where TSelf : struct, IGpuEpilogue<TSelf>
{
    /// <summary>Applied to one element of the product.</summary>
    /// <param name="data">The struct's data: views and constants.</param>
    /// <param name="product">The element.</param>
    /// <param name="row">Its row; of images its pixel, counted over the batch.</param>
    /// <param name="column">Its column; of images its channel.</param>
    static abstract void Apply(TSelf data, float product, int row, int column);
}
