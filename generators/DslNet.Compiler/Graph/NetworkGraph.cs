using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Graph;

/// <summary>
/// The definition as plain values: a directed acyclic graph of layers, equal by value, and free of symbols, syntax and locations, so that the
/// incremental pipeline can cache by it. Nodes are in the order of a depth-first walk from the outputs, sources first, so that the order and
/// the names of the user's locals have no influence.
/// </summary>
/// <param name="Inputs">The inputs that the outputs depend on, in the order of their declaration.</param>
/// <param name="Nodes">In topological order. Repeat and Chain are expanded; a Residual keeps its block inside.</param>
/// <param name="Heads">The outputs; at least one.</param>
/// <param name="Options">The attribute's properties.</param>
public sealed record NetworkGraph(EquatableArray<GraphInput> Inputs, EquatableArray<GraphNode> Nodes, EquatableArray<GraphHead> Heads, NetworkOptions Options)
{
    /// <summary>One input, and layers in sequence.</summary>
    public static NetworkGraph Chain(Shape input, IEnumerable<LayerNode> layers, NetworkOptions options)
    {
        GraphNode[] nodes = [.. layers.Select((layer, index) => new GraphNode(layer, EquatableArray.Of(index == 0 ? GraphSource.OfInput(0) : GraphSource.OfNode(index - 1))))];
        GraphSource last = nodes.Length == 0 ? GraphSource.OfInput(0) : GraphSource.OfNode(nodes.Length - 1);
        return new NetworkGraph(EquatableArray.Of(new GraphInput(null, input)), nodes.ToEquatableArray(), EquatableArray.Of(new GraphHead(null, last)), options);
    }

    /// <summary>Whether every layer reads the one before it, and the last one is the only output.</summary>
    public bool IsChain => Inputs.Count == 1
        && Heads is [{ Name: null, Loss: null, Weight: 1, Source: var last }]
        && last == (Nodes.Count == 0 ? GraphSource.OfInput(0) : GraphSource.OfNode(Nodes.Count - 1))
        && Nodes.Select((node, index) => node.Sources is [var source] && source == (index == 0 ? GraphSource.OfInput(0) : GraphSource.OfNode(index - 1))).All(follows => follows);

    /// <summary>Every layer, nested ones after the one that holds them; a finding's layer number is an index into this.</summary>
    public IEnumerable<LayerNode> AllLayers => Nodes.SelectMany(node => node.Layer.SelfAndNested());

    /// <summary>The loss of an output.</summary>
    public LossKind LossOf(GraphHead head) => head.Loss ?? Options.Loss;

    /// <summary>The network's loss: that of its output, or <see cref="LossKind.PerHead"/> of several.</summary>
    public LossKind Loss => Heads.Count == 1 ? LossOf(Heads[0]) : HasLoss ? LossKind.PerHead : LossKind.None;

    /// <summary>The number of a node's layer along <see cref="AllLayers"/>.</summary>
    public int NumberOf(int node) => Nodes.Take(node).Sum(each => each.Layer.SelfAndNested().Count());

    /// <summary>Whether anything is trained.</summary>
    public bool HasLoss => Heads.Any(head => LossOf(head) != LossKind.None);

    /// <summary>The first layers after the inputs, looking through those that are skipped.</summary>
    public IEnumerable<LayerNode> EntryLayers(System.Func<LayerNode, bool> isTransparent)
    {
        HashSet<GraphSource> seen = [.. Inputs.Select((_, index) => GraphSource.OfInput(index))];
        for (int i = 0; i < Nodes.Count; i++)
        {
            if (Nodes[i].Sources.Any(seen.Contains))
            {
                if (isTransparent(Nodes[i].Layer))
                {
                    seen.Add(GraphSource.OfNode(i));
                }
                else
                {
                    yield return Nodes[i].Layer;
                }
            }
        }
    }

    /// <summary>The canonical text, the same that <c>Net.ToString()</c> gives at run time.</summary>
    public override string ToString() => GraphText.Of(
        [.. Inputs.Select(input => input.ToString())],
        [.. Nodes.Select(node => (node.Layer.ToString(), (IReadOnlyList<int>)[.. node.Sources.Select(PlaceOf)]))],
        [.. Heads.Select(head => (TextOf(head), PlaceOf(head.Source)))]);

    /// <summary>Inputs count from −1 downwards, nodes from 0 upwards.</summary>
    internal static int PlaceOf(GraphSource source) => source.IsInput ? ~source.Index : source.Index;

    private static (string, string)? TextOf(GraphHead head) => head.Name is null
        ? null
        : GraphText.Head(head.Name, head.Loss?.ToString(), InvariantText.Of(head.Weight));
}
