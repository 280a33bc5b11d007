using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.MatMul;

/// <summary>The epilogue of a matrix product (bias, activation, …), as a struct so that <see cref="Gemm"/> inlines it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue
{
    /// <summary>Maps the product at 8 columns of a row and stores the result; lanes beyond the row's end hold arbitrary values.</summary>
    /// <param name="product">The product.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The first column, a multiple of 8.</param>
    void Apply(Vector256<float> product, int row, int column);
}
