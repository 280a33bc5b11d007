namespace DslNet.Compiler.Kernels;

/// <summary>The operator of a reduction.</summary>
public enum Reduction
{
    Sum,
    Mean,
    Max,
}
