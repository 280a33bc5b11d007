namespace DslNet.Compiler;

/// <summary>An axis of a shape; names and order are those of <c>DslNet.Axis</c>.</summary>
public enum Axis
{
    /// <summary>The channels of each pixel or position, or the features of a flat vector: the last extent.</summary>
    Channels,

    /// <summary>Positions of a sequence.</summary>
    Steps,

    /// <summary>The height of an image.</summary>
    Height,

    /// <summary>The width of an image.</summary>
    Width,
}
