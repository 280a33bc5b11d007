namespace DslNet.Compiler.Kernels;

/// <summary>The reduction that a pooling layer applies to a window.</summary>
public enum PoolKind
{
    /// <summary>The maximum; of equal elements the first.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,
}
