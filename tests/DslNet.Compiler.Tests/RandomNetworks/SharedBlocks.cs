using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Graphs;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Keeps the rule of graphs that a shared block stands at its first place whole and at the others as a number, when nodes come and go.</summary>
internal static class SharedBlocks
{
    /// <summary>What each shared block of a graph holds.</summary>
    public static Dictionary<int, LayerNode> Of(IEnumerable<GraphNode> nodes) => nodes
        .SelectMany(node => node.Layer.SelfAndNested())
        .Where(layer => layer.Verb == "Shared" && layer.Blocks.Any())
        .GroupBy(layer => layer.Integer(LayerNode.SharedIdArgument))
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>Whether each shared block stands somewhere whole.</summary>
    public static bool AreWhole(IEnumerable<GraphNode> nodes)
    {
        Dictionary<int, LayerNode> blocks = Of(nodes);
        return nodes.SelectMany(node => node.Layer.SelfAndNested()).All(layer => layer.Verb != "Shared" || blocks.ContainsKey(layer.Integer(LayerNode.SharedIdArgument)));
    }

    /// <summary>The nodes, each shared block whole where it is met first.</summary>
    public static GraphNode[] Placed(IEnumerable<GraphNode> nodes, Dictionary<int, LayerNode> blocks)
    {
        HashSet<int> met = [];
        return [.. nodes.Select(node => node with { Layer = Placed(node.Layer, blocks, met) })];
    }

    private static LayerNode Placed(LayerNode layer, Dictionary<int, LayerNode> blocks, HashSet<int> met)
    {
        if (layer.Verb == "Shared")
        {
            int id = layer.Integer(LayerNode.SharedIdArgument);
            if (!met.Add(id))
            {
                return GraphLayers.SharedAgain(id);
            }

            // A simpler graph may have lost the place where the block stood.
            layer = blocks.GetValueOrDefault(id, layer);
        }

        return layer with
        {
            Arguments = layer.Arguments.Select(argument => argument.Value is ArgumentValue.Block block
                ? argument with { Value = new ArgumentValue.Block(block.Layers.Select(each => Placed(each, blocks, met)).ToEquatableArray()) }
                : argument).ToEquatableArray(),
        };
    }
}
