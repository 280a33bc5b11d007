using DslNet.Ilgpu.Kernels;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace DslNet.Ilgpu;

/// <summary>
/// cuBLAS is column-major, so a row-major matrix is its transpose there: it computes Cᵀ = Bᵀ·Aᵀ.
/// (NVIDIA, cuBLAS Library: cublasSgemm.)
/// </summary>
internal sealed class GpuCuBlas(CuBlas library) : GpuBlas
{
    public override void Multiply(GpuProduct shape, ArrayView<float> left, ArrayView<float> right, ArrayView<float> product)
    {
        // A column-major factor needs no transposition in cuBLAS.
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
