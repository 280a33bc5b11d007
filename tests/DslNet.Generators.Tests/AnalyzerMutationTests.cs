using DslNet.Analyzers;
using DslNet.Compiler.Tests;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Generators.Tests;

/// <summary>An analyzer that throws is switched off by the editor (AD0001): it must not, whatever is being typed. DSLNET_LAW_FACTOR multiplies the mutations.</summary>
public class AnalyzerMutationTests
{
    [Fact]
    public async Task Mutations_of_the_samples_never_make_the_analyzer_throw()
    {
        string[] sources = [.. Mutation.SampleSources()];
        Random random = new(20261);
        List<string> thrown = [];
        int found = 0;
        CSharpCompilation[] bases = [.. sources.Select(source => Compiling.Of(source))];
        for (int i = 0; i < Laws.Times(500); i++)
        {
            int index = i % sources.Length;
            string mutated = Mutation.Of(sources[index], random);
            CSharpCompilation compilation = bases[index].ReplaceSyntaxTree(bases[index].SyntaxTrees.Single(), Compiling.Tree(mutated, "Mutated.cs"));
            CompilationWithAnalyzersOptions options = new(
                new AnalyzerOptions([]),
                (exception, _, _) => thrown.Add($"mutation {i}: {exception}\n{mutated}"),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false);
            found += (await new CompilationWithAnalyzers(compilation, [new DefinitionAnalyzer()], options).GetAnalyzerDiagnosticsAsync()).Length;
        }

        thrown.ShouldBeEmpty();
        found.ShouldBeGreaterThan(25);
    }
}
