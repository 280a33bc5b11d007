namespace DslNet.Data;

/// <summary>What is seen beyond the border of an image that was turned or moved.</summary>
public enum ImageBorder
{
    /// <summary>Zeros: black, or the mean where features are standardized.</summary>
    Zero,

    /// <summary>The nearest pixel of the image.</summary>
    Nearest,

    /// <summary>The image mirrored at its border, the pixel at the border twice: <c>b a | a b c | c b</c>.</summary>
    Mirror,
}
