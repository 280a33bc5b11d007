using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler;

/// <summary>The input of a back end: the target-independent program, and the table of layers for people.</summary>
/// <param name="Graph">The definition.</param>
/// <param name="Input">Shape of a sample; several inputs are concatenated to a flat vector.</param>
/// <param name="Output">Shape of an output, likewise.</param>
/// <param name="Layers">The table, numbered as in <c>NetworkGraph.AllLayers</c>.</param>
/// <param name="Program">Differentiated, simplified and fused.</param>
public sealed record CompiledNetwork(
    NetworkGraph Graph,
    Shape Input,
    Shape Output,
    IReadOnlyList<LayerSummary> Layers,
    KernelProgram Program)
{
    /// <summary>The attribute's properties, penalties included.</summary>
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

    /// <summary>For each output that is a sequence whose rows have lengths, which they are; else null.</summary>
    public IReadOnlyList<RowLengths?> OutputLengths { get; init; } = [];

    /// <summary>The numbers of a row of targets of an output.</summary>
    public int TargetSizeOf(int head) => TargetShape.Of(LossOf(Heads[head]), Options, OutputShapes[head]).Size;

    /// <summary>The place in a row of the input of the length that an output's rows have; null where they have none.</summary>
    public int? LengthPlaceOf(int head) => OutputLengths[head] is { Input: var input } ? Inputs.Take(input + 1).Sum(each => each.Row.Size) - 1 : null;

    /// <summary>The definition as lines, by which it is compared with another one.</summary>
    public IReadOnlyList<string> Definition { get; init; } = [];
}
