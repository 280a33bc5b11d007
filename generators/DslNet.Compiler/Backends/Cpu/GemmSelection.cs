using System;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>Selects the algorithm of a matrix product.</summary>
public static class GemmSelection
{
    // Up to this many inputs and outputs, a call costs as much as the arithmetic.
    private const int WidestSmall = 64;

    /// <param name="inputs">Rows of the weight.</param>
    /// <param name="outputs">Columns of the weight.</param>
    public static GemmAlgorithm Of(int inputs, int outputs) => Math.Max(inputs, outputs) <= WidestSmall ? GemmAlgorithm.Small : GemmAlgorithm.Tiled;
}
