using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2012: attention over tokens that says nowhere where a token stands. Without positions, a recurrence, a convolution or a causal mask, it is the same function of every
/// permutation of its steps. (A. Vaswani and others, Attention Is All You Need, 2017, section 3.5.) Floats may hold a position among their features, and a layer behind may read
/// the order: nothing is said of those.
/// </summary>
internal sealed class UnorderedAttentionRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow)
    {
        NetworkGraph graph = flow.Graph;
        FlowLayer[] layers = [.. flow.Layers];
        int[] numbers = [.. Numbers(graph)];
        HashSet<int>?[] unordered = Unordered(graph, numbers, layers);
        bool[] stays = Stays(graph, numbers, layers, unordered);
        HashSet<int> said = [];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (unordered[i] is { } tokens && stays[i] && AttentionIn(graph.Nodes[i].Layer) is { } nested && !tokens.IsSubsetOf(said))
            {
                FlowLayer attention = layers[numbers[i] + nested];
                said.UnionWith(tokens);
                yield return new Finding(
                    "DN2012",
                    attention.Number,
                    null,
                    InvariantText.Of($"{attention.Name} reads its {attention.Input.Extents[0]} tokens as a set: nothing before it says where one stands, and whatever their order, it computes the same; put PositionEmbedding or SinusoidalPositions behind the Embedding"),
                    "PositionEmbedding");
            }
        }
    }

    private static IEnumerable<int> Numbers(NetworkGraph graph)
    {
        int number = 0;
        foreach (GraphNode node in graph.Nodes)
        {
            yield return number;
            number += node.Layer.SelfAndNested().Count();
        }
    }

    /// <summary>For each node whose value is a sequence that is permuted as its tokens are: the inputs that those are from. Null for every other node.</summary>
    private static HashSet<int>?[] Unordered(NetworkGraph graph, int[] numbers, FlowLayer[] layers)
    {
        HashSet<int>?[] found = new HashSet<int>?[graph.Nodes.Count];
        for (int i = 0; i < found.Length; i++)
        {
            HashSet<int>?[] sources = [.. graph.Nodes[i].Sources.Select(source => !source.IsInput ? found[source.Index]
                : graph.Inputs[source.Index] is { IsTokens: true, Shape.Size: > 1 } ? new HashSet<int> { source.Index } : null)];
            found[i] = sources.All(source => source is not null) && CommutesWithOrder(graph.Nodes[i].Layer) && layers[numbers[i]].Output.Rank == 2
                ? new HashSet<int>(sources.SelectMany(source => source!))
                : OpTable.Is(graph.Nodes[i].Layer, LayerTraits.PassesValue) ? sources[0] : null;
        }

        return found;
    }

    /// <summary>Whether nothing that reads a node's value, however far behind, depends on the order of its steps: it ends as it is, or as one vector.</summary>
    private static bool[] Stays(NetworkGraph graph, int[] numbers, FlowLayer[] layers, HashSet<int>?[] unordered)
    {
        bool[] stays = [.. graph.Nodes.Select(_ => true)];
        for (int i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            FlowLayer reader = layers[numbers[i]];
            bool isOneVector = reader.Input.Rank == 2 && reader.Output.Rank == 1 && !reader.Is(LayerTraits.ForgetsShape) && reader.Output.Size == reader.Input.Channels;
            if (isOneVector || (unordered[i] is not null && stays[i]))
            {
                continue;
            }

            foreach (GraphSource source in graph.Nodes[i].Sources.Where(source => !source.IsInput))
            {
                stays[source.Index] = false;
            }
        }

        return stays;
    }

    /// <summary>Whether a permutation of the steps before a layer is the same permutation behind it.</summary>
    private static bool CommutesWithOrder(LayerNode layer)
    {
        LayerOp op = OpTable.Of(layer);
        LayerTraits traits = op.Traits;
        return !traits.HasFlag(LayerTraits.Recurrent)
            && !layer.Cells.Any()
            && (!layer.Has("axis") || layer.Axis("axis") == Axis.Channels)
            && !(traits.HasFlag(LayerTraits.Shares) && !layer.Nested.Any())
            && layer.Nested.All(CommutesWithOrder)
            && (traits.HasFlag(LayerTraits.Attends) ? !(layer.Has("causal") && layer.Flag("causal"))
                : new[] { LayerTraits.KeepsShape, LayerTraits.WorksByStep, LayerTraits.ReadsTokens, LayerTraits.Structural, LayerTraits.Joins }.Any(trait => traits.HasFlag(trait)));
    }

    /// <summary>The index of the first attention among a layer and those inside it, or null.</summary>
    private static int? AttentionIn(LayerNode layer)
    {
        int index = layer.SelfAndNested().TakeWhile(each => !OpTable.Is(each, LayerTraits.Attends)).Count();
        return index < layer.SelfAndNested().Count() ? index : null;
    }
}
