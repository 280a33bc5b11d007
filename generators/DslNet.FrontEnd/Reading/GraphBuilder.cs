using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd.Values;

namespace DslNet.FrontEnd.Reading;

/// <summary>
/// Builds the graph of the outputs in its canonical order: depth first from the outputs, sources first, inputs by declaration; shared blocks are numbered in order of first
/// occurrence, and contain their layers only there.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<PlacedValue, GraphSource> sources = [];
    private readonly Dictionary<int, int> shared = [];
    private readonly List<(GraphNode Node, LayerPlace Place)> nodes = [];
    private readonly List<PlacedValue> inputs = [];

    private GraphBuilder()
    {
    }

    /// <summary>The graph, and the source locations of its inputs, layers and outputs.</summary>
    public static (NetworkGraph Graph, DefinitionLocations Locations) Build(ImmutableArray<PlacedHead> heads, NetworkOptions options, LayerPlace attribute)
    {
        GraphBuilder builder = new();
        PlacedValue[] order = [.. Order(heads.Select(head => head.Value))];
        builder.inputs.AddRange(order.Where(value => value.Input is not null).OrderBy(value => value.Order));
        for (int i = 0; i < builder.inputs.Count; i++)
        {
            builder.sources[builder.inputs[i]] = GraphSource.OfInput(i);
        }

        foreach (PlacedValue value in order.Where(value => value.Layer is not null))
        {
            (LayerNode layer, LayerPlace place) = builder.Canonical(value.Layer!.Node, value.Layer.Place);
            builder.nodes.Add((new GraphNode(layer, value.Sources.Select(source => builder.sources[source]).ToEquatableArray()), place));
            builder.sources[value] = GraphSource.OfNode(builder.nodes.Count - 1);
        }

        NetworkGraph graph = new(
            builder.inputs.Select(input => input.Input!).ToEquatableArray(),
            builder.nodes.Select(pair => pair.Node).ToEquatableArray(),
            heads.Select(head => new GraphHead(head.Name, builder.sources[head.Value], head.Loss, head.Weight)).ToEquatableArray(),
            options);
        return (graph, new DefinitionLocations(
            attribute,
            [.. builder.inputs.Select(input => input.Place)],
            [.. heads.Select(head => head.Place)],
            [.. builder.nodes.SelectMany(pair => pair.Place.SelfAndNested())]));
    }

    /// <summary>All values, in topological order.</summary>
    public static IEnumerable<PlacedValue> Order(IEnumerable<PlacedValue> roots)
    {
        HashSet<PlacedValue> begun = [], done = [];
        Stack<PlacedValue> open = new(roots.Reverse());
        while (open.Count > 0)
        {
            PlacedValue value = open.Peek();
            if (begun.Add(value))
            {
                foreach (PlacedValue source in value.Sources.Reverse().Where(source => !begun.Contains(source)))
                {
                    open.Push(source);
                }

                continue;
            }

            open.Pop();
            if (done.Add(value))
            {
                yield return value;
            }
        }
    }

    /// <summary>The layer with its shared blocks renumbered in the graph's order.</summary>
    private (LayerNode Node, LayerPlace Place) Canonical(LayerNode node, LayerPlace place)
    {
        if (node.SelfAndNested().All(layer => layer.SharedId is null))
        {
            return (node, place);
        }

        bool isFirst = true;
        LayerArgument[] arguments = [.. node.Arguments];
        if (node.SharedId is { } id)
        {
            isFirst = !shared.ContainsKey(id);
            shared[id] = isFirst ? shared.Count + 1 : shared[id];
            arguments = [.. arguments.Where(argument => isFirst || argument.Value is not ArgumentValue.Block)
                .Select(argument => argument.Name == LayerNode.SharedIdArgument ? argument with { Value = new ArgumentValue.Integer(shared[id]) } : argument)];
        }

        List<LayerPlace> nested = [];
        int at = 0;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Value is ArgumentValue.Block block)
            {
                (LayerNode Node, LayerPlace Place)[] layers = [.. block.Layers.Select((layer, index) => Canonical(layer, place.Nested[at + index]))];
                arguments[i] = arguments[i] with { Value = new ArgumentValue.Block(layers.Select(layer => layer.Node).ToEquatableArray()) };
                nested.AddRange(layers.Select(layer => layer.Place));
                at += layers.Length;
            }
            else if (arguments[i].Value is ArgumentValue.Cell cell)
            {
                (LayerNode Node, LayerPlace Place)[] layers = [.. cell.Nodes.Select((each, index) => Canonical(each.Layer, place.Nested[at + index]))];
                arguments[i] = arguments[i] with { Value = cell with { Nodes = cell.Nodes.Select((each, index) => each with { Layer = layers[index].Node }).ToEquatableArray() } };
                nested.AddRange(layers.Select(layer => layer.Place));
                at += layers.Length;
            }
        }

        return (node with { Arguments = arguments.ToEquatableArray() }, place with { Nested = [.. nested] });
    }
}
