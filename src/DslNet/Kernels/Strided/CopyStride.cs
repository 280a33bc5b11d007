using System.ComponentModel;

namespace DslNet.Kernels.Strided;

/// <summary>One of the nested loops of a strided copy.</summary>
/// <param name="Count">Turns.</param>
/// <param name="From">Floats by which reading moves at each.</param>
/// <param name="To">Floats by which writing moves.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CopyStride(int Count, int From, int To);
