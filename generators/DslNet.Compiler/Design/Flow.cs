using System.Collections.Generic;
using System.Threading;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Design;

/// <summary>A network's layers as the data goes through them: each one knows its neighbours in its chain and the Residual around it.</summary>
internal sealed class Flow
{
    private readonly List<FlowLayer> layers = [];
    private readonly CancellationToken cancellation;

    /// <param name="graph">A graph without findings.</param>
    /// <param name="table">Its table of layers.</param>
    /// <param name="cancellation">Asked for each layer that a rule looks at.</param>
    public Flow(NetworkGraph graph, IReadOnlyList<LayerSummary> table, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        Loss = graph.Options.Loss;
        Main = Chain(graph.Layers, null, table);
    }

    public LossKind Loss { get; }

    /// <summary>The layers from the input to the output; those inside a Residual are not among them.</summary>
    public IReadOnlyList<FlowLayer> Main { get; }

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

    private List<FlowLayer> Chain(EquatableArray<LayerNode> nodes, FlowLayer? holder, IReadOnlyList<LayerSummary> table)
    {
        List<FlowLayer> chain = [];
        foreach (LayerNode node in nodes)
        {
            FlowLayer layer = new(layers.Count, table[layers.Count], holder, chain, chain.Count);
            layers.Add(layer);
            chain.Add(layer);
            foreach (EquatableArray<LayerNode> block in node.Blocks)
            {
                Chain(block, layer, table);
            }
        }

        return chain;
    }
}
