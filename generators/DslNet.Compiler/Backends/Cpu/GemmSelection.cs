using System;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>Selects the algorithm of a matrix product.</summary>
public static class GemmSelection
{
    // Up to this many inputs and outputs, a call costs as much as the arithmetic.
    private const int WidestSmall = 64;

    // From so many rows on, tiles are faster than a call for each few rows whatever the width, as measured.
    private const int ManyPixels = 64;

    /// <param name="inputs">Rows of the weight.</param>
    /// <param name="outputs">Columns of the weight.</param>
    public static GemmAlgorithm Of(int inputs, int outputs) => Math.Max(inputs, outputs) <= WidestSmall ? GemmAlgorithm.Small : GemmAlgorithm.Tiled;

    /// <summary>A product over the pixels of images: as many rows for each sample that small ones are computed in tiles, too.</summary>
    /// <param name="pixels">Of an image.</param>
    /// <param name="inputs">Rows of the weight.</param>
    /// <param name="outputs">Columns of the weight.</param>
    public static GemmAlgorithm OfPixels(int pixels, int inputs, int outputs) => pixels < ManyPixels ? Of(inputs, outputs) : GemmAlgorithm.Tiled;
}
