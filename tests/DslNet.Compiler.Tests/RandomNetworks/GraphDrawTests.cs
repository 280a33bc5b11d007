using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using Xunit.Abstractions;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>The drawn graphs are worth drawing: sound, replayable, and of every kind.</summary>
public class GraphDrawTests(ITestOutputHelper output)
{
    /// <summary>The layers that random chains don't have.</summary>
    public static IEnumerable<string> OnlyInGraphs { get; } =
        ["Concat", "Add", "Subtract", "Multiply", "Identity", "Shared", "Frozen", "StopGradient", "Tap", "Reshape", "Slice", "Transpose", "Pad", "Upsample2D", "Rescale", "Rnn", "Gru", "Lstm", "Bidirectional", "Scan", "SelfAttention", "CrossAttention", "Embedding", "First", "Last", "Reverse", "Map", "PositionEmbedding", "SinusoidalPositions"];

    [Fact]
    public void Every_layer_of_graphs_is_drawn_and_graphs_branch()
    {
        List<NetworkGraph> graphs = [];
        Laws.Hold(GraphDraw.Trained, 300, graph =>
        {
            GraphPruning.IsSound(graph).ShouldBeTrue();
            GraphPruning.Pruned(graph).ShouldBe(graph);
            graphs.Add(graph);
        });
        ILookup<string, LayerNode> verbs = graphs.SelectMany(graph => graph.AllLayers).ToLookup(layer => layer.Verb);
        foreach (string verb in OnlyInGraphs)
        {
            output.WriteLine($"{verb}: {verbs[verb].Count()}");
            verbs[verb].Count().ShouldBeGreaterThan(OpTable.Find(verb) is SequenceOp || OpTable.Is(verb, LayerTraits.Recurrent) || OpTable.Is(verb, LayerTraits.Attends) ? 0 : 3, verb);
        }

        verbs["Shared"].Count(shared => !shared.Blocks.Any()).ShouldBeGreaterThan(20);
        verbs["Residual"].Count(residual => residual.Has("shortcut")).ShouldBeGreaterThan(4);
        verbs["Activation"].Count(activation => activation.LearnedNumbers.Any()).ShouldBeGreaterThan(15);
        verbs["Frozen"].Count(frozen => frozen.SelfAndNested().Any(layer => layer.Verb == "Shared")).ShouldBeGreaterThan(0);
        verbs["Shared"].Count(shared => shared.SelfAndNested().Skip(1).Any(layer => layer.Verb == "Shared")).ShouldBeGreaterThan(0);
        graphs.Count(graph => graph.IsChain).ShouldBeLessThan(150);
        graphs.Count(graph => graph.Inputs.Count > 1).ShouldBeGreaterThan(20);
        graphs.Count(graph => graph.Heads.Count > 1).ShouldBeGreaterThan(60);
        graphs.Count(graph => graph.Inputs.Any(input => input.Shape.Rank == 3)).ShouldBeGreaterThan(40);
        graphs.SelectMany(graph => graph.Heads.Select(graph.LossOf)).Distinct().Count().ShouldBe(6);
        graphs.Count(graph => graph.Nodes.SelectMany(node => node.Sources.Distinct()).GroupBy(source => source).Any(readers => readers.Count() > 1)).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Together_random_chains_and_graphs_have_every_layer()
    {
        HashSet<string> verbs = [.. OnlyInGraphs];
        Laws.Hold(DefinitionDraw.Any, 300, tree => verbs.UnionWith(tree.ToGraph().AllLayers.Select(layer => layer.Verb)));
        verbs.Order().ShouldBe(OpTable.All.Select(op => op.Verb).Order());
    }

    [Fact]
    public void A_seed_gives_the_same_graph()
    {
        foreach (int seed in Enumerable.Range(0, 30))
        {
            GraphDraw.Draw(new Random(seed)).ShouldBe(GraphDraw.Draw(new Random(seed)));
        }
    }

    [Fact]
    public void Shrunk_graphs_compile_and_come_to_an_end()
    {
        foreach (int seed in Enumerable.Range(0, 10))
        {
            NetworkGraph graph = GraphDraw.Draw(new Random(seed));
            for (int steps = 0; GraphPruning.Shrunk(graph).FirstOrDefault() is { } simpler; steps++)
            {
                GraphPruning.IsSound(simpler).ShouldBeTrue();
                steps.ShouldBeLessThan(200);
                graph = simpler;
            }
        }
    }
}
