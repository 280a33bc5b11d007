namespace DslNet.Compiler.Backends.Cpu;

/// <summary>How a matrix product is computed.</summary>
public enum GemmAlgorithm
{
    /// <summary>Tiles of panels that are divided among threads: the run time's <c>Gemm</c>.</summary>
    Tiled,

    /// <summary>Without anything around it, for products in which a call costs as much as the arithmetic: the run time's <c>SmallGemm</c>.</summary>
    Small,
}
