namespace DslNet.Compiler.Graph;

/// <summary>The interpolation between pixels; names and order are those of <c>DslNet.Interpolation</c>.</summary>
public enum Interpolation
{
    /// <summary>The nearest pixel.</summary>
    Nearest,

    /// <summary>Bilinear interpolation of the four nearest pixels.</summary>
    Bilinear,
}
