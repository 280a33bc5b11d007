using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler;

/// <summary>Everything a printer needs: the program, its memory, and the table of layers for people.</summary>
/// <param name="Input">Shape of a sample.</param>
/// <param name="Output">Shape of an output.</param>
/// <param name="Options">Loss and penalties.</param>
/// <param name="Layers">The table, numbered as in <c>NetworkGraph.AllLayers</c>.</param>
/// <param name="Program">Differentiated, simplified and fused.</param>
/// <param name="Plan">Where its values live.</param>
public sealed record CompiledNetwork(
    Shape Input,
    Shape Output,
    NetworkOptions Options,
    IReadOnlyList<LayerSummary> Layers,
    KernelProgram Program,
    MemoryPlan Plan)
{
    /// <summary>The definition as lines, for whoever has to tell it from another one.</summary>
    public IReadOnlyList<string> Definition { get; init; } = [];
}
