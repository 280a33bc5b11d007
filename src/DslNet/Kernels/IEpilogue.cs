using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>What happens to a matrix product before it is stored (bias, activation, …), as a struct so that <see cref="Gemm"/> inlines it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue
{
    /// <summary>Maps the product at columns <paramref name="column"/> to <paramref name="column"/> + <paramref name="count"/> of a row and stores the result.</summary>
    /// <param name="product">The product; lanes from <paramref name="count"/> on hold anything.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The first column, a multiple of 8.</param>
    /// <param name="count">1 to 8 columns.</param>
    void Apply(Vector256<float> product, int row, int column, int count);
}
