using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The layers that aren't trained: those in a Frozen block. A shared block that is frozen in one application is frozen in all of them.</summary>
public sealed class FrozenLayers
{
    private readonly HashSet<int> frozen = [];
    private readonly Dictionary<int, (int First, LayerNode Block)> shared = [];
    private int next;

    private FrozenLayers()
    {
    }

    /// <summary>Their indices in <c>NetworkGraph.AllLayers</c>.</summary>
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

        if (layer.SharedId is { } id)
        {
            if (!shared.ContainsKey(id))
            {
                shared[id] = (next, layer);
            }
            else if (isFrozen)
            {
                Freeze(id);
            }
        }

        foreach (LayerNode nested in layer.Nested)
        {
            Visit(nested, isFrozen || OpTable.Is(layer, LayerTraits.Freezes));
        }
    }

    /// <summary>Freezes a shared block at its first application, and the shared blocks in it that were applied elsewhere before.</summary>
    private void Freeze(int id)
    {
        (int first, LayerNode block) = shared[id];
        LayerNode[] nested = [.. block.SelfAndNested().Skip(1)];
        frozen.UnionWith(Enumerable.Range(first, nested.Length));
        foreach (LayerNode inner in nested.Where(layer => layer.SharedId is not null))
        {
            Freeze(inner.SharedId!.Value);
        }
    }
}
