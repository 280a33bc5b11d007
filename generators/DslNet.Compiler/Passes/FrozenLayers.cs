using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>Which layers don't learn: those in a Frozen block. What is shared and frozen in one of its places is frozen in all of them.</summary>
public sealed class FrozenLayers
{
    private readonly HashSet<int> frozen = [];
    private readonly Dictionary<int, (int First, int Count)> shared = [];
    private int next;

    private FrozenLayers()
    {
    }

    /// <summary>Their numbers along <c>NetworkGraph.AllLayers</c>.</summary>
    public static IReadOnlyCollection<int> Of(NetworkGraph graph)
    {
        FrozenLayers layers = new();
        foreach (GraphNode node in graph.Nodes)
        {
            layers.Visit(node.Layer, isFrozen: false);
        }

        return layers.frozen;
    }

    private void Visit(LayerNode layer, bool isFrozen)
    {
        int number = next++;
        if (isFrozen)
        {
            frozen.Add(number);
        }

        if (layer.Has(SharedOp.Id))
        {
            int id = layer.Integer(SharedOp.Id);
            if (!shared.ContainsKey(id))
            {
                shared[id] = (next, layer.SelfAndNested().Count() - 1);
            }
            else if (isFrozen)
            {
                frozen.UnionWith(Enumerable.Range(shared[id].First, shared[id].Count));
            }
        }

        foreach (LayerNode nested in layer.Blocks.SelectMany(block => block))
        {
            Visit(nested, isFrozen || OpTable.Of(layer) is FrozenOp);
        }
    }
}
