using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Backends;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler;

/// <summary>Everything a printer needs: the program, its memory, and the table of layers for people.</summary>
/// <param name="Graph">What the user said.</param>
/// <param name="Input">Shape of a sample; of several inputs, all of their numbers one behind the other.</param>
/// <param name="Output">Shape of an output, likewise.</param>
/// <param name="Layers">The table, numbered as in <c>NetworkGraph.AllLayers</c>.</param>
/// <param name="Program">Differentiated, simplified and fused.</param>
/// <param name="Plan">Where its values live.</param>
public sealed record CompiledNetwork(
    NetworkGraph Graph,
    Shape Input,
    Shape Output,
    IReadOnlyList<LayerSummary> Layers,
    KernelProgram Program,
    MemoryPlan Plan)
{
    /// <summary>Penalties and what else the attribute says.</summary>
    public NetworkOptions Options => Graph.Options;

    /// <summary>The inputs.</summary>
    public EquatableArray<GraphInput> Inputs => Graph.Inputs;

    /// <summary>The outputs.</summary>
    public EquatableArray<GraphHead> Heads => Graph.Heads;

    /// <summary>The network's loss.</summary>
    public LossKind Loss => Graph.Loss;

    /// <summary>Whether an output is trained by the class's own loss.</summary>
    public bool HasOwnLoss => Graph.Heads.Any(head => Graph.LossOf(head) == LossKind.Custom);

    /// <summary>The names that become generated members.</summary>
    public NetworkSurface Surface => NetworkSurface.Of(Graph);

    /// <summary>The loss of an output.</summary>
    public LossKind LossOf(GraphHead head) => Graph.LossOf(head);

    /// <summary>The shape of each output.</summary>
    public IReadOnlyList<Shape> OutputShapes { get; init; } = [];

    /// <summary>The definition as lines, for whoever has to tell it from another one.</summary>
    public IReadOnlyList<string> Definition { get; init; } = [];
}
