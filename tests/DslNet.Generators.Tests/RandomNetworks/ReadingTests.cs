using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>What the front end reads of a definition is what was drawn; and what was drawn is what Define() returns (see <see cref="RuntimeTextTests"/>).</summary>
public class ReadingTests
{
    /// <summary>Few are enough only as long as none of the kinds is missing.</summary>
    [Fact]
    public void Together_with_the_drawn_graphs_they_have_every_layer_loss_and_initializer()
    {
        NetworkGraph[] graphs = [.. DrawnNetworks.All.Select(network => network.Graph), .. RandomGraphs.DrawnGraphs.All.Select(drawn => drawn.Graph)];
        LayerNode[] layers = [.. graphs.SelectMany(graph => graph.AllLayers)];

        // An Identity around others is written as those alone.
        layers.Select(layer => layer.Verb).Distinct().Order().ShouldBe(OpTable.All.Select(op => op.Verb).Where(verb => verb != "Identity").Order());
        graphs.SelectMany(graph => graph.Heads.Select(graph.LossOf)).Distinct().Count().ShouldBe(Enum.GetValues<LossKind>().Length - 2, "all but PerHead, which stands for several, and Ctc");
        layers.Where(layer => layer.Verb == "Dense").Select(dense => dense.Weights("init").Kind).Distinct().Count().ShouldBe(Enum.GetValues<InitKind>().Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_front_end_reads_what_was_drawn(bool fluent)
    {
        CSharpCompilation compilation = DrawnCompilation.Of(DrawnNetworks.All.Select(network => fluent ? network.Fluent : network.Operators));
        foreach (DrawnNetwork network in DrawnNetworks.All)
        {
            INamedTypeSymbol type = compilation.GetTypeByMetadataName($"Drawn.Net{network.Number}")!;
            DefinitionReading reading = DefinitionReader.Read(type, type.GetAttributes().Single(), compilation, CancellationToken.None);
            string source = (fluent ? network.Fluent : network.Operators).ToString();
            reading.Findings.Select(finding => finding.Message).ShouldBeEmpty(source);
            NetworkGraph graph = reading.Graph.ShouldNotBeNull(source);
            graph.ToString().ShouldBe(network.Graph.ToString(), source);
            (graph.Options with { CustomLoss = null }).ShouldBe(network.Graph.Options with { CustomLoss = null }, source);
            FunctionMeaning.ShouldBeTheSame(graph.Options.CustomLoss, network.Graph.Options.CustomLoss, source);
            foreach ((LayerNode read, LayerNode drawn) in graph.AllLayers.Zip(network.Graph.AllLayers))
            {
                if (OpTable.Is(drawn, LayerTraits.UserFunction))
                {
                    FunctionMeaning.ShouldBeTheSame(read.Function("function"), drawn.Function("function"), source);
                }
            }
        }
    }

    [Fact]
    public void Operators_and_fluent_form_generate_the_same_text()
    {
        Dictionary<string, string> operators = GeneratedNetworks.OperatorFiles;
        Dictionary<string, string> fluent = GeneratedNetworks.Files(DrawnCompilation.Of(DrawnNetworks.All.Select(network => network.Fluent)));
        operators.Count.ShouldBe(DrawnNetworks.All.Count);
        fluent.Keys.ShouldBe(operators.Keys, ignoreOrder: true);
        foreach ((string name, string text) in operators)
        {
            fluent[name].ShouldBe(text);
        }
    }
}
