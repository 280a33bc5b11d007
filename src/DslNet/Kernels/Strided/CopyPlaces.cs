using System.ComponentModel;

namespace DslNet.Kernels.Strided;

/// <summary>Offsets and row strides of a strided copy, in floats.</summary>
/// <param name="From">The offset of reading.</param>
/// <param name="FromRow">To the next row of it.</param>
/// <param name="To">The offset of writing.</param>
/// <param name="ToRow">To the next row of it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CopyPlaces(int From, int FromRow, int To, int ToRow);
