using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>A drawn graph in the order that readers of definitions give it, whatever order it was drawn in.</summary>
internal static class CanonicalGraph
{
    /// <summary>Nodes in a depth-first walk from the outputs, sources first; shared blocks numbered from 1 as they are met, a layer before those inside it.</summary>
    public static NetworkGraph Of(NetworkGraph graph)
    {
        List<int> order = [];
        HashSet<int> seen = [];
        foreach (GraphHead head in graph.Heads)
        {
            Visit(head.Source);
        }

        IEnumerable<GraphNode> nodes = SharedBlocks.Placed(order.Select(index => new GraphNode(graph.Nodes[index].Layer, graph.Nodes[index].Sources.Select(Moved).ToEquatableArray())), SharedBlocks.Of(graph.Nodes));
        Dictionary<int, int> numbers = [];
        return graph with
        {
            Nodes = nodes.Select(node => node with { Layer = Numbered(node.Layer, numbers) }).ToEquatableArray(),
            Heads = graph.Heads.Select(head => head with { Source = Moved(head.Source) }).ToEquatableArray(),
        };

        void Visit(GraphSource source)
        {
            if (source.IsInput || !seen.Add(source.Index))
            {
                return;
            }

            foreach (GraphSource read in graph.Nodes[source.Index].Sources)
            {
                Visit(read);
            }

            order.Add(source.Index);
        }

        GraphSource Moved(GraphSource source) => source.IsInput ? source : GraphSource.OfNode(order.IndexOf(source.Index));
    }

    /// <summary>The graph with more Rescale layers, of other numbers: the drawn ones are rare, and what no operator says.</summary>
    public static NetworkGraph WithOperators(NetworkGraph graph, Random random) => graph with
    {
        Nodes = graph.Nodes.Select(node => node.Layer.Verb is "Rescale" or "Identity" || (node.Layer.Verb is "Relu" or "Tanh" or "Gelu" or "Silu" or "Elu" && random.Next(2) == 0)
            ? node with { Layer = Rescale(random) }
            : node).ToEquatableArray(),
    };

    private static LayerNode Rescale(Random random)
    {
        float number = random.GetItems([0.5f, 0.5f, -0.25f, 2, 1, 0.1f], 1)[0];
        (float scale, float offset) = random.Next(6) switch { 5 => (0.5f, 0), 0 => (1, number), 1 => (number, 0), 2 => (-1, number), 3 => (-1, 0), _ => (-0.5f, 0.25f) };
        return Compiler.Tests.Graphs.GraphLayers.Rescale(scale, offset);
    }

    private static LayerNode Numbered(LayerNode layer, Dictionary<int, int> numbers)
    {
        if (layer.Has(LayerNode.SharedIdArgument))
        {
            numbers.TryAdd(layer.Integer(LayerNode.SharedIdArgument), numbers.Count + 1);
        }

        return layer with
        {
            Arguments = layer.Arguments.Select(argument => argument.Value switch
            {
                ArgumentValue.Integer id when argument.Name == LayerNode.SharedIdArgument => argument with { Value = new ArgumentValue.Integer(numbers[id.Value]) },
                ArgumentValue.Block block => argument with { Value = new ArgumentValue.Block(block.Layers.Select(each => Numbered(each, numbers)).ToEquatableArray()) },
                _ => argument,
            }).ToEquatableArray(),
        };
    }
}
