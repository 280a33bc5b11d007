namespace DslNet;

/// <summary>What <see cref="Dsl.Pad(int, PadMode)"/> puts around an image or at the ends of a sequence.</summary>
public enum PadMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The pixels next to the border in reverse, without the border itself, as PyTorch's <c>ReflectionPad2d</c>: dcb|abcd|cba… of abcd.</summary>
    Reflect,

    /// <summary>The pixel at the border, as PyTorch's <c>ReplicationPad2d</c>: aaa|abcd|ddd of abcd.</summary>
    Replicate,
}
