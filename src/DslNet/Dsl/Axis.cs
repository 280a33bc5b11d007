namespace DslNet;

/// <summary>An axis of a sample, by its meaning. A flat vector has <see cref="Channels"/> alone.</summary>
public enum Axis
{
    /// <summary>The last extent: the channels of each pixel or position, or the features of a flat vector.</summary>
    Channels,

    /// <summary>The positions of a sequence.</summary>
    Steps,

    /// <summary>The height of an image: its rows of pixels.</summary>
    Height,

    /// <summary>The width of an image: its columns of pixels.</summary>
    Width,
}
