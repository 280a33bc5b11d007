namespace DslNet.Compiler;

/// <summary>What an extent of a shape counts; names and order are those of <c>DslNet.Axis</c>.</summary>
public enum Axis
{
    /// <summary>Numbers at each pixel or position, or of a flat vector: the last extent.</summary>
    Channels,

    /// <summary>Positions of a sequence.</summary>
    Steps,

    /// <summary>Rows of pixels of an image.</summary>
    Height,

    /// <summary>Pixels in a row of an image.</summary>
    Width,
}
