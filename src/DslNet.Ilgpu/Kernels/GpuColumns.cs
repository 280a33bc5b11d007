using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The numbers of a matrix, to be summed over its rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuColumns : IGpuTerm<GpuColumns>
{
    /// <summary>Row by row.</summary>
    public ArrayView<float> Matrix;

    /// <inheritdoc/>
    public static float At(GpuColumns data, int at) => data.Matrix[at];
}
