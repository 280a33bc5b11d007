namespace DslNet.Generated.Gpu;

using global::ILGPU;

/// <summary>The numbers of a matrix, to be summed over its rows.</summary>
internal struct GpuColumns : IGpuTerm<GpuColumns>
{
    public ArrayView<float> Matrix;

    public static float At(GpuColumns data, int at) => data.Matrix[at];
}
