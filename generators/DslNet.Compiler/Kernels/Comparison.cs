namespace DslNet.Compiler.Kernels;

/// <summary>The comparisons of a select; the other ones are these with operands or branches exchanged.</summary>
public enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
}
