using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Ops;

/// <summary>The successor of each layer in data flow, numbered as in <c>NetworkGraph.AllLayers</c>: initializers use it to find the activation that follows.</summary>
public sealed class LayerOrder
{
    private readonly List<int> next = [];

    private LayerOrder()
    {
    }

    /// <summary>The order of a graph's layers. Of several readers of a value, the first counts.</summary>
    public static LayerOrder Of(NetworkGraph graph)
    {
        LayerOrder order = new();
        int[] first = new int[graph.Nodes.Count + 1];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            first[i + 1] = first[i] + graph.Nodes[i].Layer.SelfAndNested().Count();
        }

        Dictionary<int, int> readers = [];
        for (int i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            foreach (GraphSource source in graph.Nodes[i].Sources.Where(source => !source.IsInput))
            {
                readers[source.Index] = i;
            }
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            order.Add(graph.Nodes[i].Layer, readers.TryGetValue(i, out int reader) ? first[reader] : -1);
        }

        return order;
    }

    /// <summary>The layers after one, the next first. A layer that holds blocks is followed by the first of them.</summary>
    public IEnumerable<int> Behind(int layer)
    {
        for (int number = next[layer]; number >= 0; number = next[number])
        {
            yield return number;
        }
    }

    /// <param name="layer">The next layer by number.</param>
    /// <param name="behind">The number of the one that follows it, or −1.</param>
    private void Add(LayerNode layer, int behind)
    {
        int self = next.Count;
        next.Add(behind);
        foreach (EquatableArray<LayerNode> block in layer.Blocks.Where(block => block.Count > 0))
        {
            next[self] = next[self] == behind ? next.Count : next[self];
            for (int i = 0; i < block.Count; i++)
            {
                Add(block[i], i + 1 < block.Count ? next.Count + block[i].SelfAndNested().Count() : behind);
            }
        }

        foreach (ArgumentValue.Cell cell in layer.Cells)
        {
            Add(cell, behind);
        }
    }

    /// <summary>A cell's layer is followed by the first of those that read it; the one that gives the state, by what follows the recurrence.</summary>
    private void Add(ArgumentValue.Cell cell, int behind)
    {
        int[] numbers = new int[cell.Nodes.Count];
        List<GraphNode> nodes = [.. cell.Nodes];
        for (int i = 0, number = next.Count; i < numbers.Length; number += cell.Nodes[i++].Layer.SelfAndNested().Count())
        {
            numbers[i] = number;
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            GraphSource value = GraphSource.OfNode(i);
            int reader = nodes.FindIndex(node => node.Sources.Contains(value));
            Add(cell.Nodes[i].Layer, reader >= 0 ? numbers[reader] : behind);
        }
    }
}
