using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>Puts a graph together node by node.</summary>
public sealed class GraphBuilder
{
    private readonly List<GraphInput> inputs = [];
    private readonly List<GraphNode> nodes = [];

    /// <summary>An input without a name.</summary>
    public GraphSource Input(params int[] extents) => Input(null, extents);

    /// <summary>An input.</summary>
    public GraphSource Input(string? name, int[] extents)
    {
        inputs.Add(new GraphInput(name, Shape.Of(extents)));
        return GraphSource.OfInput(inputs.Count - 1);
    }

    /// <summary>An input of tokens, or of a sequence whose rows have lengths.</summary>
    public GraphSource Input(GraphInput input)
    {
        inputs.Add(input);
        return GraphSource.OfInput(inputs.Count - 1);
    }

    /// <summary>A layer applied to values.</summary>
    public GraphSource Apply(LayerNode layer, params GraphSource[] sources)
    {
        nodes.Add(new GraphNode(layer, sources.ToEquatableArray()));
        return GraphSource.OfNode(nodes.Count - 1);
    }

    /// <summary>Layers one behind the other.</summary>
    public GraphSource Chain(GraphSource source, params LayerNode[] layers) => layers.Aggregate(source, (value, layer) => Apply(layer, value));

    /// <summary>The graph with one output.</summary>
    public NetworkGraph Build(LossKind loss, GraphSource output) => Build(new NetworkOptions(loss), new GraphHead(null, output));

    /// <summary>The graph with these outputs.</summary>
    public NetworkGraph Build(NetworkOptions options, params GraphHead[] heads) => new(inputs.ToEquatableArray(), nodes.ToEquatableArray(), heads.ToEquatableArray(), options);
}
