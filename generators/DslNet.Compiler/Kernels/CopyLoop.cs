namespace DslNet.Compiler.Kernels;

/// <summary>One of the nested loops of a strided copy.</summary>
/// <param name="Count">The trip count.</param>
/// <param name="From">The read index's step per iteration.</param>
/// <param name="To">The write index's step per iteration.</param>
public readonly record struct CopyLoop(int Count, CopyStep From, CopyStep To)
{
    /// <summary>The adjoint's loop: reads and writes swapped.</summary>
    public CopyLoop Reversed => new(Count, To, From);
}
