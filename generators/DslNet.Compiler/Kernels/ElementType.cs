namespace DslNet.Compiler.Kernels;

/// <summary>The type of a value's elements.</summary>
public enum ElementType
{
    /// <summary>IEEE 754 binary32. The only type that arithmetic is done on, and that gradients have.</summary>
    Float32,

    /// <summary>A whole number of 32 bits with a sign: a token's index, a sequence's length.</summary>
    Int32,

    /// <summary>A whole number from 0 to 255: a position in a pool's window.</summary>
    UInt8,
}
