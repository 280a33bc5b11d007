using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The elements of a matrix, as the terms of a sum over its rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuColumns : IGpuTerm<GpuColumns>
{
    /// <summary>Row-major.</summary>
    public ArrayView<float> Matrix;

    /// <inheritdoc/>
    public static float At(GpuColumns data, int at) => data.Matrix[at];
}
