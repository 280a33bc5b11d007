namespace DslNet.Compiler.Kernels;

/// <summary>One of the nested loops of a strided copy.</summary>
/// <param name="Count">Turns.</param>
/// <param name="From">How the place that is read moves at each turn.</param>
/// <param name="To">How the place that is written moves.</param>
public readonly record struct CopyLoop(int Count, CopyStep From, CopyStep To)
{
    /// <summary>The loop of the adjoint: what was written is read.</summary>
    public CopyLoop Reversed => new(Count, To, From);
}
