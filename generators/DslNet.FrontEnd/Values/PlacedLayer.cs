using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;

namespace DslNet.FrontEnd.Values;

/// <summary>A layer and its source location.</summary>
internal sealed record PlacedLayer(LayerNode Node, LayerPlace Place)
{
    /// <summary>This layer and those inside it.</summary>
    public int Count { get; } = Node.SelfAndNested().Count();

    public static int CountOf(IEnumerable<PlacedLayer> layers) => layers.Sum(layer => layer.Count);
}
