namespace DslNet.Compiler.Graph;

/// <summary>The encoding of a padding argument.</summary>
public static class Padding
{
    /// <summary>As much as keeps the size (at stride 1).</summary>
    public const int Same = int.MinValue;
}
