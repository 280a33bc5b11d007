using System.Reflection;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd;
using DslNet.Generators.Tests.RandomNetworks;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>What is read of a definition is the graph that it was printed from; so is what it returns when it runs; and how it was said leaves no trace.</summary>
public class GraphReadingLaws
{
    [Fact]
    public void There_are_enough_of_them_and_they_are_said_in_many_ways()
    {
        DrawnGraphs.All.Count.ShouldBeGreaterThanOrEqualTo(200);
        string[] sources = [.. DrawnGraphs.All.SelectMany(graph => new[] { graph.First.Definition, graph.Second.Definition })];
        foreach (string way in new[] { " + ", " - ", " * ", " / 2", ">> (", "1f - ", ".Then(", "Shared(", "static readonly Layer", "Layer ", "Net Part", "(Net First, Net Second) Both", "(Net, Net) Both", "var (", ".Item2", "Head(name:", "@class", "Axis.", "Parameter(", "Tap(", "Frozen(", "Chain(" })
        {
            sources.Count(source => source.Contains(way, StringComparison.Ordinal)).ShouldBeGreaterThan(3, way);
        }

        DrawnGraphs.All.Count(graph => graph.First.Definition != graph.Second.Definition).ShouldBeGreaterThan(DrawnGraphs.All.Count * 9 / 10);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_front_end_reads_what_was_drawn(bool second)
    {
        CSharpCompilation compilation = GraphCompilation.Of(DrawnGraphs.All.Select(graph => graph.Printed(second)));
        foreach (DrawnGraph graph in DrawnGraphs.All)
        {
            string source = graph.Printed(second).Definition;
            DefinitionReading reading = GraphCompilation.Read(compilation, graph);
            reading.Findings.Select(finding => finding.Message).ShouldBeEmpty(source);
            NetworkGraph read = reading.Graph.ShouldNotBeNull(source);
            read.ToString().ShouldBe(graph.Graph.ToString(), source);
            read.Inputs.ShouldBe(graph.Graph.Inputs, source);
            read.Heads.ShouldBe(graph.Graph.Heads, source);
            read.Nodes.Select(node => node.Sources).ShouldBe(graph.Graph.Nodes.Select(node => node.Sources), source);
            (read.Options with { CustomLoss = null }).ShouldBe(graph.Graph.Options with { CustomLoss = null }, source);
            FunctionMeaning.ShouldBeTheSame(read.Options.CustomLoss, graph.Graph.Options.CustomLoss, source);
            foreach ((LayerNode one, LayerNode other) in read.AllLayers.Zip(graph.Graph.AllLayers).Where(pair => OpTable.Is(pair.First, LayerTraits.UserFunction)))
            {
                FunctionMeaning.ShouldBeTheSame(one.Function("function"), other.Function("function"), source);
            }
        }
    }

    /// <summary>Before any generator: what the printed C# returns when it runs is the drawn graph.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Definitions_describe_at_run_time_what_was_drawn(bool second)
    {
        Assembly assembly = DrawnCompilation.Load(GraphCompilation.Of(DrawnGraphs.All.Select(graph => graph.Printed(second))));
        foreach (DrawnGraph graph in DrawnGraphs.All)
        {
            assembly.GetType($"{PrintedGraph.Namespace}.{graph.Name}", throwOnError: true)!.GetProperty("Described")!.GetValue(null)
                .ShouldBe(graph.Graph.ToString(), graph.Printed(second).Definition);
        }
    }

    [Fact]
    public void However_a_graph_is_said_it_is_read_as_an_equal_one_and_generates_the_same_bytes()
    {
        DrawnGraph[] some = [.. DrawnGraphs.All.Take(DrawnGraphs.All.Count / 3)];
        CSharpCompilation first = GraphCompilation.Of(some.Select(graph => graph.First)), second = GraphCompilation.Of(some.Select(graph => graph.Second));
        foreach (DrawnGraph graph in some)
        {
            GraphCompilation.Read(second, graph).Graph.ShouldBe(GraphCompilation.Read(first, graph).Graph, graph.Second.Definition);
        }

        Dictionary<string, string> files = GeneratedNetworks.Files(first), others = GeneratedNetworks.Files(second);
        files.Count.ShouldBe(some.Length);
        others.Keys.ShouldBe(files.Keys, ignoreOrder: true);
        foreach ((string name, string text) in files)
        {
            others[name].ShouldBe(text);
        }
    }
}
