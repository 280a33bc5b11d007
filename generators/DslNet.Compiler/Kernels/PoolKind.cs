namespace DslNet.Compiler.Kernels;

/// <summary>What a pool makes of a window.</summary>
public enum PoolKind
{
    /// <summary>The greatest number; of equal ones the first.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,
}
