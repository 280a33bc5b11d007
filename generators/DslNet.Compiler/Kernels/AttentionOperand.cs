namespace DslNet.Compiler.Kernels;

/// <summary>Queries, keys or values of an attention: columns of a sequence, which may hold all three side by side, as one product computed them.</summary>
/// <param name="Value">[steps, channels], per row.</param>
/// <param name="From">The first column.</param>
public readonly record struct AttentionOperand(Value Value, int From)
{
    /// <summary>The number of steps.</summary>
    public int Steps => Value.Shape.Extents[0];
}
