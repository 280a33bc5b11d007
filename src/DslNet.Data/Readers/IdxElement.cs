namespace DslNet.Data;

/// <summary>The element types of IDX files, by the code in the third byte.</summary>
public enum IdxElement
{
    /// <summary>Unsigned bytes, as the images and labels of MNIST.</summary>
    UInt8 = 0x08,

    /// <summary>Signed bytes.</summary>
    Int8 = 0x09,

    /// <summary>Integers of 16 bits.</summary>
    Int16 = 0x0B,

    /// <summary>Integers of 32 bits.</summary>
    Int32 = 0x0C,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Float32 = 0x0D,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Float64 = 0x0E,
}
