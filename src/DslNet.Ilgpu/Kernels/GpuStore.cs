using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The identity epilogue: stores the product.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuStore : IGpuEpilogue<GpuStore>
{
    /// <summary>The destination, row-major.</summary>
    public ArrayView<float> Target;

    /// <summary>Columns of the product.</summary>
    public int Columns;

    /// <inheritdoc/>
    public static void Apply(GpuStore data, float product, int row, int column) => data.Target[(row * data.Columns) + column] = product;
}
