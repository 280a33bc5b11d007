namespace DslNet.Compiler.Backends.Cpu;

/// <summary>The algorithm of a matrix product.</summary>
public enum GemmAlgorithm
{
    /// <summary>Register-blocked over packed panels, in tiles that are divided among threads: the run time's <c>Gemm</c>.</summary>
    Tiled,

    /// <summary>Without tiling and threads, for products in which a call costs as much as the arithmetic: the run time's <c>SmallGemm</c>.</summary>
    Small,
}
