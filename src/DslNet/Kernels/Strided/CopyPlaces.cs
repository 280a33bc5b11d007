using System.ComponentModel;

namespace DslNet.Kernels.Strided;

/// <summary>Where a strided copy begins, and how far it is from row to row, in floats.</summary>
/// <param name="From">Of what is read.</param>
/// <param name="FromRow">To the next row of it.</param>
/// <param name="To">Of what is written.</param>
/// <param name="ToRow">To the next row of it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CopyPlaces(int From, int FromRow, int To, int ToRow);
