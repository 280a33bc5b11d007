using DslNet.Ilgpu.Kernels;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace DslNet.Ilgpu;

/// <summary>
/// cuBLAS reads column by column, so what lies here row by row is to it the transpose: it is asked for Cᵀ = Bᵀ·Aᵀ.
/// (NVIDIA, cuBLAS Library: cublasSgemm.)
/// </summary>
internal sealed class GpuCuBlas(CuBlas library) : GpuBlas
{
    public override void Multiply(GpuProduct shape, ArrayView<float> left, ArrayView<float> right, ArrayView<float> product)
    {
        // A factor that lies with its columns behind one another is, to cuBLAS, the right way round already.
        bool leftByRows = shape.LeftInner == 1 && shape.LeftRow >= shape.Inner;
        bool rightByRows = shape.RightColumn == 1 && shape.RightInner >= shape.Columns;
        library.Gemm(
            rightByRows ? CuBlasOperation.NonTranspose : CuBlasOperation.Transpose,
            leftByRows ? CuBlasOperation.NonTranspose : CuBlasOperation.Transpose,
            shape.Columns,
            shape.Ones >= 0 ? shape.Ones : shape.Rows,
            shape.Inner,
            1f,
            right,
            rightByRows ? shape.RightInner : shape.RightColumn,
            left,
            leftByRows ? shape.LeftRow : shape.LeftInner,
            0f,
            product,
            shape.Columns);
    }

    public override void Dispose() => library.Dispose();
}
