using System.ComponentModel;

namespace DslNet.Kernels.Elementwise;

/// <summary>An elementwise kernel, as a struct so that <see cref="Maps"/> inlines it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMapKernel
{
    /// <summary>Computes and stores 8 columns of a row from <paramref name="column"/> on, even where fewer are left.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The first column, a multiple of 8.</param>
    void Apply(int row, int column);
}
