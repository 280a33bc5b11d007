using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Design;

/// <summary>A network's layers in data flow order, each with its neighbours in its chain.</summary>
internal sealed class Flow
{
    private readonly List<FlowLayer> layers = [];
    private readonly List<FlowChain> chains = [];
    private readonly IReadOnlyList<LayerSummary> table;
    private readonly IReadOnlyCollection<int> frozen;
    private readonly CancellationToken cancellation;

    /// <param name="graph">A graph without findings.</param>
    /// <param name="table">Its table of layers.</param>
    /// <param name="cancellation">Polled for each layer that a rule inspects.</param>
    public Flow(NetworkGraph graph, IReadOnlyList<LayerSummary> table, CancellationToken cancellation)
    {
        (Graph, this.table, this.cancellation) = (graph, table, cancellation);
        frozen = FrozenLayers.Of(graph);
        ILookup<GraphSource, int> readers = graph.Nodes.SelectMany((node, index) => node.Sources.Select(source => (source, index))).ToLookup(pair => pair.source, pair => pair.index);
        ILookup<GraphSource, LossKind> losses = graph.Heads.ToLookup(head => head.Source, graph.LossOf);

        // A chain continues where a value has one reader, which reads nothing else, and isn't an output.
        int? Next(GraphSource value) => !losses.Contains(value) && readers[value].ToArray() is [var only] && graph.Nodes[only].Sources.Count == 1 ? only : null;
        FlowChain?[] chainOf = new FlowChain?[graph.Nodes.Count];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (chainOf[i] is null)
            {
                List<int> members = [i];
                while (Next(GraphSource.OfNode(members[members.Count - 1])) is { } next)
                {
                    members.Add(next);
                }

                GraphSource end = GraphSource.OfNode(members[members.Count - 1]);
                FlowChain chain = new(losses.Contains(end) ? losses[end].First() : null, [.. readers[end].Select(reader => graph.Nodes[reader].Layer)]);
                chains.Add(chain);
                foreach (int member in members)
                {
                    chainOf[member] = chain;
                }
            }

            Add(graph.Nodes[i].Layer, chainOf[i]!);
        }
    }

    /// <summary>The network, for rules that look beyond chains.</summary>
    public NetworkGraph Graph { get; }

    /// <summary>The chains of the network itself; those inside a layer, such as a Residual, are not among them.</summary>
    public IReadOnlyList<FlowChain> Chains => chains;

    /// <summary>Every layer, numbered as in <c>NetworkGraph.AllLayers</c>.</summary>
    public IEnumerable<FlowLayer> Layers
    {
        get
        {
            foreach (FlowLayer layer in layers)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return layer;
            }
        }
    }

    private void Add(LayerNode node, FlowChain chain)
    {
        FlowLayer layer = new(layers.Count, table[layers.Count], chain, chain.Layers.Count, frozen.Contains(layers.Count));
        layers.Add(layer);
        chain.Add(layer);
        foreach (EquatableArray<LayerNode> block in node.Blocks)
        {
            FlowChain inner = new(loss: null, [node]);
            foreach (LayerNode nested in block)
            {
                Add(nested, inner);
            }
        }

        // In a cell values have several readers: each layer is a chain of its own.
        foreach (ArgumentValue.Cell cell in node.Cells)
        {
            for (int i = 0; i < cell.Nodes.Count; i++)
            {
                GraphSource value = GraphSource.OfNode(i);
                LayerNode[] readers = [.. cell.Nodes.Where(other => other.Sources.Contains(value)).Select(other => other.Layer), .. cell.Output == value ? new[] { node } : []];
                Add(cell.Nodes[i].Layer, new FlowChain(loss: null, readers));
            }
        }
    }
}
