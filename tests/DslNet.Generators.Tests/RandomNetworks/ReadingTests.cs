using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>What the front end reads of a definition is what was drawn; and what was drawn is what Define() returns (see <see cref="RuntimeTextTests"/>).</summary>
public class ReadingTests
{
    private static readonly double[] Points = [-2.7, -1, -0.3, 0.2, 0.9, 1.6];

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
            ShouldMeanTheSame(graph.Options.CustomLoss, network.Graph.Options.CustomLoss, source);
            foreach ((LayerNode read, LayerNode drawn) in graph.AllLayers.Zip(network.Graph.AllLayers))
            {
                if (OpTable.Is(drawn, LayerTraits.UserFunction))
                {
                    ShouldMeanTheSame(read.Function("function"), drawn.Function("function"), source);
                }
            }
        }
    }

    [Fact]
    public void Operators_and_fluent_form_generate_the_same_text()
    {
        Dictionary<string, string> operators = GeneratedNetworks.OperatorFiles;
        Dictionary<string, string> fluent = GeneratedNetworks.Files(DrawnCompilation.Of(DrawnNetworks.All.Select(network => network.Fluent)));
        operators.Count.ShouldBe(DrawnNetworks.Count);
        fluent.Keys.ShouldBe(operators.Keys, ignoreOrder: true);
        foreach ((string name, string text) in operators)
        {
            fluent[name].ShouldBe(text);
        }
    }

    /// <summary>Equal values: constants that C# folds itself are folded in float, so not to the last digit.</summary>
    private static void ShouldMeanTheSame(ScalarFunction? read, ScalarFunction? drawn, string source)
    {
        (read is null).ShouldBe(drawn is null, source);
        if (read is null || drawn is null)
        {
            return;
        }

        ExprPool pool = new();
        Expr one = read.Instantiate(pool, pool.Operand(0), pool.Operand(1));
        Expr other = drawn.Instantiate(pool, pool.Operand(0), pool.Operand(1));
        foreach (double x in Points)
        {
            double expected = ExprEvaluation.Of(other, x, 0.4);
            ExprEvaluation.Of(one, x, 0.4).ShouldBe(expected, 1e-5 * (1 + Math.Abs(expected)), source);
        }
    }
}
