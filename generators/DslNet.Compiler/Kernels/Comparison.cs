namespace DslNet.Compiler.Kernels;

/// <summary>The comparisons of a select; the others are these with operands or branches swapped.</summary>
public enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
}
