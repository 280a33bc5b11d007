using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Design;

/// <summary>DN1017: a loss whose gradient reaches no trainable parameter: all of them are Frozen, or before a StopGradient. A network without any parameters is taken to be intended.</summary>
internal sealed class NothingLearnsRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow)
    {
        NetworkGraph graph = flow.Graph;
        int[] trained = [.. Enumerable.Range(0, graph.Heads.Count).Where(index => graph.LossOf(graph.Heads[index]) != LossKind.None)];
        HashSet<int> learning = [.. Learning(graph)], holding = [.. Holding(graph)];
        int[] deaf = [.. trained.Where(index =>
            !Behind(graph, graph.Heads[index], stops: true).Any(learning.Contains) && Behind(graph, graph.Heads[index], stops: false).Any(holding.Contains))];
        return deaf.Length > 1 && deaf.Length == trained.Length
            ? [new Finding("DN1017", Finding.WholeNetwork, null, $"No loss reaches a parameter that learns: {Why}")]
            : deaf.Select(index => new Finding("DN1017", Finding.OfHead(index), null, $"The loss{(graph.Heads[index].Name is { } name ? $" of the output {QuotedText.Of(name)}" : "")} reaches no parameter that learns: {Why}"));
    }

    private const string Why = "each layer with parameters is Frozen, or behind a StopGradient";

    /// <summary>The nodes from which an output is computed; or only those that its gradient reaches, where <paramref name="stops"/> is set.</summary>
    private static IEnumerable<int> Behind(NetworkGraph graph, GraphHead head, bool stops)
    {
        HashSet<int> seen = [];
        Stack<GraphSource> open = new([head.Source]);
        while (open.Count > 0)
        {
            GraphSource source = open.Pop();
            if (!source.IsInput && seen.Add(source.Index))
            {
                yield return source.Index;
                foreach (GraphSource before in stops && OpTable.Is(graph.Nodes[source.Index].Layer, LayerTraits.StopsGradient) ? [] : graph.Nodes[source.Index].Sources)
                {
                    open.Push(before);
                }
            }
        }
    }

    /// <summary>Nodes with trained parameters, of their own or in a block.</summary>
    private static IEnumerable<int> Learning(NetworkGraph graph)
    {
        IReadOnlyCollection<int> frozen = FrozenLayers.Of(graph);
        return With(graph, number => !frozen.Contains(number));
    }

    /// <summary>Nodes with parameters.</summary>
    private static IEnumerable<int> Holding(NetworkGraph graph) => With(graph, _ => true);

    private static IEnumerable<int> With(NetworkGraph graph, System.Func<int, bool> counts)
    {
        HashSet<int> shared = [];
        int number = 0;
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            LayerNode[] layers = [.. graph.Nodes[i].Layer.SelfAndNested()];
            bool has = layers.Where((layer, index) => OpTable.HasParameters(layer) && counts(number + index)).Any()
                || layers.Any(layer => layer.SharedId is { } id && shared.Contains(id));
            if (has)
            {
                shared.UnionWith(layers.Select(layer => layer.SharedId).OfType<int>());
                yield return i;
            }

            number += layers.Length;
        }
    }
}
