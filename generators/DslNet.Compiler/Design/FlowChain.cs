using System.Collections.Generic;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Design;

/// <summary>Layers one behind the other, each the only reader of the one before it.</summary>
/// <param name="loss">The loss of the output that it ends in, or null where it ends in a join, in several readers or in the layer around it.</param>
internal sealed class FlowChain(LossKind? loss)
{
    private readonly List<FlowLayer> layers = [];

    /// <summary>The loss of the output that it ends in, or null where it doesn't.</summary>
    public LossKind? Loss => loss;

    /// <summary>In the order of the data.</summary>
    public IReadOnlyList<FlowLayer> Layers => layers;

    /// <summary>Adds the next layer.</summary>
    public void Add(FlowLayer layer) => layers.Add(layer);
}
