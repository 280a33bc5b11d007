namespace DslNet.Compiler.Graph;

/// <summary>What stands between pixels; names and order are those of <c>DslNet.Interpolation</c>.</summary>
public enum Interpolation
{
    /// <summary>The nearest pixel.</summary>
    Nearest,

    /// <summary>The four pixels around, by their nearness.</summary>
    Bilinear,
}
