using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>A product that is stored as it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuStore : IGpuEpilogue<GpuStore>
{
    /// <summary>Where it is stored, row by row.</summary>
    public ArrayView<float> Target;

    /// <summary>Of the product.</summary>
    public int Columns;

    /// <inheritdoc/>
    public static void Apply(GpuStore data, float product, int row, int column) => data.Target[(row * data.Columns) + column] = product;
}
