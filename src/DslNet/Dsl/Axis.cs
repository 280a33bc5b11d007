namespace DslNet;

/// <summary>An axis of a sample, by its meaning. A flat vector has <see cref="Channels"/> alone.</summary>
public enum Axis
{
    /// <summary>The last extent: the numbers at each pixel or position, or those of a flat vector.</summary>
    Channels,

    /// <summary>The positions of a sequence.</summary>
    Steps,

    /// <summary>The rows of pixels of an image.</summary>
    Height,

    /// <summary>The pixels in a row of an image.</summary>
    Width,
}
