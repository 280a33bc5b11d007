using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Reductions;

/// <summary>The operand of a <see cref="Reduce"/> kernel, as a struct so that it is inlined.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReduction
{
    /// <summary>The values at 8 columns of a row from <paramref name="column"/> on; lanes beyond the row's end are ignored.</summary>
    Vector256<float> At(int row, int column);
}
