using System.ComponentModel;

namespace DslNet.Kernels;

/// <summary>An elementwise kernel, as a struct so that <see cref="Maps"/> inlines it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMapKernel
{
    /// <summary>Computes and stores columns <paramref name="column"/> to <paramref name="column"/> + <paramref name="count"/> of a row.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The first column, a multiple of 8.</param>
    /// <param name="count">1 to 8 columns; less than 8 at a row's end only.</param>
    void Apply(int row, int column, int count);
}
