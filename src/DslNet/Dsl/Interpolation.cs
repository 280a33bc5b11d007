namespace DslNet;

/// <summary>How <see cref="Dsl.Upsample2D"/> fills the pixels in between.</summary>
public enum Interpolation
{
    /// <summary>Every pixel is repeated.</summary>
    Nearest,

    /// <summary>Linear along height and width between the centers of the four nearest pixels, as PyTorch's <c>Upsample</c> with <c>align_corners=False</c>.</summary>
    Bilinear,
}
