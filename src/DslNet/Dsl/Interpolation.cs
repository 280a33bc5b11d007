namespace DslNet;

/// <summary>How <see cref="Dsl.Upsample2D"/> interpolates.</summary>
public enum Interpolation
{
    /// <summary>Nearest neighbour: every pixel is repeated.</summary>
    Nearest,

    /// <summary>Bilinear: linear along height and width between the centers of the four nearest pixels, as PyTorch's <c>Upsample</c> with <c>align_corners=False</c>.</summary>
    Bilinear,
}
