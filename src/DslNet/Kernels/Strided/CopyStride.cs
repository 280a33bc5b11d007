using System.ComponentModel;

namespace DslNet.Kernels.Strided;

/// <summary>One of the nested loops of a strided copy.</summary>
/// <param name="Count">Iterations.</param>
/// <param name="From">The read stride, in floats.</param>
/// <param name="To">The write stride, in floats.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CopyStride(int Count, int From, int To);
