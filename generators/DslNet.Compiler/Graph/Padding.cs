namespace DslNet.Compiler.Graph;

/// <summary>How an argument says a padding.</summary>
public static class Padding
{
    /// <summary>As much as keeps the size (at stride 1).</summary>
    public const int Same = int.MinValue;
}
