using DslNet.Compiler.Graph;
using Xunit.Abstractions;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>The drawn networks are worth drawing: sound, replayable, and of every kind.</summary>
public class DefinitionDrawTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_layer_loss_and_initializer_is_drawn_and_networks_are_deep_enough()
    {
        List<NetworkGraph> graphs = [];
        Laws.Hold(DefinitionDraw.Any, 300, tree =>
        {
            tree.IsSound.ShouldBeTrue();
            graphs.Add(tree.ToGraph());
        });
        ILookup<string, LayerNode> verbs = graphs.SelectMany(graph => graph.AllLayers).ToLookup(layer => layer.Verb);
        foreach (string verb in Ops.OpTable.All.Select(op => op.Verb).Except(GraphDrawTests.OnlyInGraphs))
        {
            output.WriteLine($"{verb}: {verbs[verb].Count()}");
            verbs[verb].Count().ShouldBeGreaterThan(Ops.OpTable.Find(verb) switch { Ops.AdaptivePoolOp => 0, Ops.WindowOp => 2, _ => 15 }, verb);
        }

        graphs.Select(graph => graph.Options.Loss).Distinct().Count().ShouldBe(Enum.GetValues<LossKind>().Length - 2, "all but PerHead and Ctc, which wants a sequence");
        verbs["Dense"].Select(dense => dense.Weights("init").Kind).Distinct().Count().ShouldBe(Enum.GetValues<InitKind>().Length);
        graphs.Count(graph => graph.AllLayers.Count() >= 8).ShouldBeGreaterThan(100);
        graphs.Count(graph => graph.Inputs[0].Shape.Rank == 3).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void A_seed_gives_the_same_definition_and_the_same_source()
    {
        foreach (int seed in Enumerable.Range(0, 50))
        {
            DefinitionTree first = DefinitionDraw.Draw(new Random(seed), withLoss: true);
            DefinitionTree second = DefinitionDraw.Draw(new Random(seed), withLoss: true);
            second.ToGraph().ShouldBe(first.ToGraph());
            SourcePrinter.Print(second, "Net", fluent: false, seed).ShouldBe(SourcePrinter.Print(first, "Net", fluent: false, seed));
        }
    }

    [Fact]
    public void Shrunk_definitions_compile_and_are_other_ones()
    {
        foreach (int seed in Enumerable.Range(0, 20))
        {
            DefinitionTree tree = DefinitionDraw.Draw(new Random(seed), withLoss: true);
            tree.Shrunk().ShouldAllBe(simpler => simpler.IsSound && simpler.ToGraph() != tree.ToGraph());
        }
    }
}
