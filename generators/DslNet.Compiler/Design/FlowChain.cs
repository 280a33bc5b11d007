using System.Collections.Generic;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Design;

/// <summary>A sequence of layers, each the only reader of the one before it.</summary>
/// <param name="loss">The loss of the output that it ends in, or null where it ends in a join, in several readers or in the layer around it.</param>
/// <param name="readers">What reads its end: a join, several layers, or, of a block, the layer around it.</param>
internal sealed class FlowChain(LossKind? loss, IReadOnlyList<LayerNode> readers)
{
    private readonly List<FlowLayer> layers = [];

    /// <summary>The loss of the output that it ends in, or null where it doesn't.</summary>
    public LossKind? Loss => loss;

    /// <summary>What reads its end: a join, several layers, or, of a block, the layer around it; nothing where it is an output and nothing else.</summary>
    public IReadOnlyList<LayerNode> Readers => readers;

    /// <summary>In the order of the data.</summary>
    public IReadOnlyList<FlowLayer> Layers => layers;

    /// <summary>Adds the next layer.</summary>
    public void Add(FlowLayer layer) => layers.Add(layer);
}
