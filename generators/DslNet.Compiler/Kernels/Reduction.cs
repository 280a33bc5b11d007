namespace DslNet.Compiler.Kernels;

/// <summary>How many numbers become one.</summary>
public enum Reduction
{
    Sum,
    Mean,
    Max,
}
