namespace DslNet.Compiler.Kernels;

/// <summary>The type of a value's elements.</summary>
public enum ElementType
{
    /// <summary>IEEE 754 binary32. The only type that arithmetic is done on, and that gradients have.</summary>
    Float32,

    /// <summary>A signed 32-bit integer: a token's index, a sequence's length.</summary>
    Int32,

    /// <summary>An unsigned 8-bit integer: an index into a pooling window.</summary>
    UInt8,
}
