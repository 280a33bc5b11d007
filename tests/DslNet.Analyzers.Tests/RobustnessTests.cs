using System.Collections.Immutable;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.Analyzers.Tests;

/// <summary>An analyzer that throws is switched off by the editor: it must not, whatever is being typed.</summary>
public class RobustnessTests
{
    [Fact]
    public async Task Programs_that_are_being_typed_never_make_an_analyzer_throw()
    {
        Random random = new(31);
        List<string> thrown = [];
        int found = 0;
        foreach (string name in ((IEnumerable<object[]>)CorpusTests.Programs).Select(row => (string)row[0]))
        {
            // Made wrong first, so that the rules have something to say.
            string source = UserProject.Usings + "using System.IO;\n" + CorpusTests.Source(name).Replace("Predict(", "Forward(").Replace(".Eval()", ".Train()").Replace("    using ", "    ");
            Compilation complete = UserProject.Generate(UserProject.Compile([source], OutputKind.ConsoleApplication));
            SyntaxTree tree = complete.SyntaxTrees.Single(tree => tree.FilePath == "File0.cs");
            SyntaxToken[] tokens = [.. tree.GetRoot().DescendantTokens()];
            for (int i = 0; i < 5; i++)
            {
                string mutated = Mutate(source, tokens, random);
                Compilation typed = complete.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(mutated, UserProject.Parse, "File0.cs"));
                CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), (exception, _, _) => thrown.Add($"{exception}\n{mutated}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
                found += (await typed.WithAnalyzers(UserProject.Analyzers, options).GetAnalyzerDiagnosticsAsync()).Length;
            }
        }

        thrown.ShouldBeEmpty();
        found.ShouldBeGreaterThan(20);
    }

    /// <summary>Chains of calls are calls in calls; what follows their operations mustn't end where the stack does.</summary>
    [Fact]
    public async Task A_network_beside_a_long_chain_of_calls_never_makes_an_analyzer_throw()
    {
        string chain = string.Concat(Enumerable.Repeat(".Trim()", 400));
        string source = UserProject.Usings + $$"""
            [Network]
            public sealed partial class Chained
            {
                static Net Define() => Input(2) >> Dense(2) >> Dropout(0.5f);

                public static string Use(Chained network, string text)
                {
                    Ready(network, text);
                    network.Forward(new float[2], new float[2]);
                    return text{{chain}};
                }

                private static void Ready(Chained network, string text)
                {
                    if (text{{chain}}.Length > 0)
                    {
                        network.Train();
                    }
                }
            }
            """;
        List<string> thrown = [];
        Compilation typed = UserProject.Generate(UserProject.Compile([source], OutputKind.DynamicallyLinkedLibrary));
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), (exception, _, _) => thrown.Add($"{exception}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false);

        ImmutableArray<Diagnostic> found = await typed.WithAnalyzers(UserProject.Analyzers, options).GetAnalyzerDiagnosticsAsync();

        thrown.ShouldBeEmpty();
        found.ShouldContain(diagnostic => diagnostic.Id == "DN2008");
    }

    /// <summary>A token left out, doubled, or replaced by another one of the program; or the rest not typed yet.</summary>
    private static string Mutate(string source, SyntaxToken[] tokens, Random random)
    {
        TextSpan span = tokens[random.Next(tokens.Length)].Span;
        return random.Next(8) switch
        {
            0 => source[..span.End],
            1 or 2 => source.Insert(span.End, " " + source.Substring(span.Start, span.Length)),
            3 or 4 or 5 => source.Remove(span.Start, span.Length),
            _ => source.Remove(span.Start, span.Length).Insert(span.Start, tokens[random.Next(tokens.Length)].Text),
        };
    }
}
