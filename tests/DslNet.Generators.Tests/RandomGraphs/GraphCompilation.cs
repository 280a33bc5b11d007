using DslNet.FrontEnd;
using DslNet.Generators.Tests.Harness;
using DslNet.Generators.Tests.RandomNetworks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>One compilation of many printed graphs.</summary>
internal static class GraphCompilation
{
    public static CSharpCompilation Of(IEnumerable<PrintedGraph> graphs) => CSharpCompilation.Create(
        "Drawn",
        graphs.Select(graph => Tree(graph.Definition, graph.Name + ".cs")),
        Framework.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, DrawnCompilation.Parse, path);

    /// <summary>What the front end reads.</summary>
    public static DefinitionReading Read(CSharpCompilation compilation, DrawnGraph graph)
    {
        INamedTypeSymbol type = compilation.GetTypeByMetadataName($"{PrintedGraph.Namespace}.{graph.Name}")!;
        return DefinitionReader.Read(type, type.GetAttributes().Single(), compilation, CancellationToken.None);
    }
}
