using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
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
        ILookup<GraphSource, LossKind> losses = graph.Heads.ToLookup(head => head.Source, graph.LossOf);
        chains.AddRange(AddGraph(graph.Nodes, losses.Contains, end => losses.Contains(end) ? losses[end].First() : null, _ => []));
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

    /// <summary>Adds the nodes of a graph, the network's or a cell's, in chains. A chain continues where a value has one reader, which reads nothing else, and isn't an output.</summary>
    /// <param name="nodes">In topological order.</param>
    /// <param name="isOutput">Whether a value is an output of the graph.</param>
    /// <param name="lossOf">The loss of a value that is an output of the network.</param>
    /// <param name="outside">What reads a value beside the graph's own nodes.</param>
    private List<FlowChain> AddGraph(EquatableArray<GraphNode> nodes, Func<GraphSource, bool> isOutput, Func<GraphSource, LossKind?> lossOf, Func<GraphSource, IEnumerable<LayerNode>> outside)
    {
        ILookup<GraphSource, int> readers = nodes.SelectMany((node, index) => node.Sources.Select(source => (source, index))).ToLookup(pair => pair.source, pair => pair.index);
        int? Next(GraphSource value) => !isOutput(value) && readers[value].ToArray() is [var only] && nodes[only].Sources.Count == 1 ? only : null;
        List<FlowChain> found = [];
        FlowChain?[] chainOf = new FlowChain?[nodes.Count];
        for (int i = 0; i < nodes.Count; i++)
        {
            if (chainOf[i] is null)
            {
                List<int> members = [i];
                while (Next(GraphSource.OfNode(members[members.Count - 1])) is { } next)
                {
                    members.Add(next);
                }

                GraphSource end = GraphSource.OfNode(members[members.Count - 1]);
                FlowChain chain = new(lossOf(end), [.. readers[end].Select(reader => nodes[reader].Layer), .. outside(end)]);
                found.Add(chain);
                foreach (int member in members)
                {
                    chainOf[member] = chain;
                }
            }

            Add(nodes[i].Layer, chainOf[i]!);
        }

        return found;
    }

    private void Add(LayerNode node, FlowChain chain)
    {
        int number = layers.Count;
        Shape input = table[number].Input;

        // What is applied to each step does there what it would do to the sequence: its layers are links of the chain around it, and it is none itself.
        bool byStep = node.Blocks.Any() && OpTable.Of(node).BlockInput(input) != input;
        FlowChain own = byStep ? new FlowChain(loss: null, [node]) : chain;
        FlowLayer layer = new(number, table[number], own, own.Layers.Count, frozen.Contains(number));
        layers.Add(layer);
        own.Add(layer);
        foreach (EquatableArray<LayerNode> block in node.Blocks)
        {
            FlowChain inner = byStep ? chain : new(loss: null, [node]);
            foreach (LayerNode nested in block)
            {
                Add(nested, inner);
            }
        }

        foreach (ArgumentValue.Cell cell in node.Cells)
        {
            AddGraph(cell.Nodes, value => value == cell.Output, _ => null, value => value == cell.Output ? [node] : []);
        }
    }
}
