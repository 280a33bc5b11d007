namespace DslNet.Compiler.Graph;

/// <summary>What padding consists of; names and order are those of <c>DslNet.PadMode</c>.</summary>
public enum PadMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The pixels next to the border in reverse, without the border itself.</summary>
    Reflect,

    /// <summary>The pixel at the border.</summary>
    Replicate,
}
