using DslNet.Compiler.Tests;
using DslNet.FrontEnd;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.FrontEnd;

/// <summary>While somebody types, the source is broken in every way: reader and findings return all the same. DSLNET_LAW_FACTOR multiplies the mutations.</summary>
public class MutationTests
{
    [Fact]
    public void Mutations_never_make_the_reader_throw()
    {
        string[] sources = [.. Definitions.All.Select(row => ReadDefinition.Source("N", (string)row[1])), .. FunctionTests.Activations.Select((string activation) => ReadDefinition.Source("N", $"static Net Define() => Input(3) >> Dense(2) >> Activation({activation});"))];
        Random random = new(19);
        CSharpCompilation compilation = Compiling.Of(sources[0]);
        int read = 0;
        int found = 0;
        for (int index = 0; index < Laws.Times(500); index++)
        {
            string mutated = Mutation.Of(sources[index % sources.Length], random);
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(), Compiling.Tree(mutated, "Mutated.cs"));
            foreach (INamedTypeSymbol type in compilation.GlobalNamespace.GetTypeMembers().Where(type => type.Locations.Any(location => location.IsInSource)))
            {
                if (type.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName) is { } attribute)
                {
                    DefinitionReading reading = Should.NotThrow(() => DefinitionReader.Read(type, attribute, compilation, CancellationToken.None), mutated);
                    read += reading.Graph is null ? 0 : 1;
                    found += Should.NotThrow(() => DefinitionFindings.Of(reading, type, compilation, CancellationToken.None), mutated).Length;
                }
            }
        }

        // Neither is the exception: the mutations are neither all fatal nor all harmless.
        read.ShouldBeGreaterThan(25);
        found.ShouldBeGreaterThan(25);
    }
}
