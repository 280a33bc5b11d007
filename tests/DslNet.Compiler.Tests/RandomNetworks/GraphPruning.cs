using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Graphs of what outputs depend on, and simpler graphs.</summary>
internal static class GraphPruning
{
    /// <summary>The graph without what no output depends on.</summary>
    public static NetworkGraph Pruned(NetworkGraph graph)
    {
        HashSet<GraphSource> reached = [.. graph.Heads.Select(head => head.Source)];
        for (int i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            if (reached.Contains(GraphSource.OfNode(i)))
            {
                reached.UnionWith(graph.Nodes[i].Sources);
            }
        }

        int[] inputs = [.. Enumerable.Range(0, graph.Inputs.Count).Where(index => reached.Contains(GraphSource.OfInput(index)))];
        int[] nodes = [.. Enumerable.Range(0, graph.Nodes.Count).Where(index => reached.Contains(GraphSource.OfNode(index)))];
        GraphSource Moved(GraphSource source) => source with { Index = Array.IndexOf(source.IsInput ? inputs : nodes, source.Index) };
        IEnumerable<GraphNode> kept = nodes.Select(index => graph.Nodes[index] with { Sources = graph.Nodes[index].Sources.Select(Moved).ToEquatableArray() });
        return new NetworkGraph(
            inputs.Select(index => graph.Inputs[index]).ToEquatableArray(),
            SharedBlocks.Placed(kept, SharedBlocks.Of(graph.Nodes)).ToEquatableArray(),
            graph.Heads.Select(head => head with { Source = Moved(head.Source) }).ToEquatableArray(),
            graph.Options);
    }

    /// <summary>Whether it compiles.</summary>
    public static bool IsSound(NetworkGraph graph) => SharedBlocks.AreWhole(graph.Nodes) && NetworkCompiler.Check(graph).Count == 0;

    /// <summary>Simpler graphs that still compile: one output less, a node passed by, a block with a layer less.</summary>
    public static IEnumerable<NetworkGraph> Shrunk(NetworkGraph graph)
    {
        IEnumerable<NetworkGraph> simpler =
        [
            .. graph.Heads.Where(_ => graph.Heads.Count > 1).Select(head => graph with { Heads = graph.Heads.Where(each => each != head).ToEquatableArray() }),
            .. Enumerable.Range(0, graph.Nodes.Count).Reverse().SelectMany(index => graph.Nodes[index].Sources.Distinct().Select(source => PassedBy(graph, index, source))),
            .. Enumerable.Range(0, graph.Nodes.Count).SelectMany(index => Lighter(graph.Nodes[index].Layer).Select(layer => graph with
            {
                Nodes = graph.Nodes.Select((node, i) => i == index ? node with { Layer = layer } : node).ToEquatableArray(),
            })),
        ];
        return simpler.Select(Pruned).Where(IsSound);
    }

    /// <summary>Who read a node reads what it read.</summary>
    private static NetworkGraph PassedBy(NetworkGraph graph, int node, GraphSource instead)
    {
        GraphSource Moved(GraphSource source) => source == GraphSource.OfNode(node) ? instead : source;
        return graph with
        {
            Nodes = graph.Nodes.Select(each => each with { Sources = each.Sources.Select(Moved).ToEquatableArray() }).ToEquatableArray(),
            Heads = graph.Heads.Select(head => head with { Source = Moved(head.Source) }).ToEquatableArray(),
        };
    }

    /// <summary>The layer with one layer less in one of its blocks.</summary>
    private static IEnumerable<LayerNode> Lighter(LayerNode layer) =>
        from argument in Enumerable.Range(0, layer.Arguments.Count)
        where layer.Arguments[argument].Value is ArgumentValue.Block
        let block = ((ArgumentValue.Block)layer.Arguments[argument].Value).Layers
        from left in Enumerable.Range(0, block.Count)
        let lighter = new ArgumentValue.Block(block.Where((_, index) => index != left).ToEquatableArray())
        select layer with { Arguments = layer.Arguments.Select((each, index) => index == argument ? each with { Value = lighter } : each).ToEquatableArray() };
}
