namespace DslNet.Data;

/// <summary>The padding mode of an image that is rotated or translated.</summary>
public enum ImageBorder
{
    /// <summary>Zeros: black, or the mean where features are standardized.</summary>
    Zero,

    /// <summary>Replicates the nearest pixel.</summary>
    Nearest,

    /// <summary>Symmetric reflection, which repeats the border pixel: <c>b a | a b c | c b</c>.</summary>
    Mirror,
}
