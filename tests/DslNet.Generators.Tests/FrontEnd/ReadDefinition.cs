using DslNet.FrontEnd;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.FrontEnd;

/// <summary>Runs the front end over sources in memory.</summary>
public static class ReadDefinition
{
    /// <summary>A network <c>Net</c> whose class body is <paramref name="members"/>, and further files.</summary>
    public static DefinitionReading Of(string members, params string[] files) => Class("N", [Source("N", members), .. files]);

    public static DefinitionReading Class(string name, params string[] sources) => Of(Compiling.Of(sources), name);

    public static DefinitionReading Of(CSharpCompilation compilation, string name)
    {
        INamedTypeSymbol type = compilation.GetTypeByMetadataName(name).ShouldNotBeNull();
        AttributeData attribute = type.GetAttributes().Single(data => data.AttributeClass!.Name == nameof(NetworkAttribute));
        return DefinitionReader.Read(type, attribute, compilation, CancellationToken.None);
    }

    /// <summary>The canonical text of a definition without findings.</summary>
    public static string Text(string members, params string[] files)
    {
        DefinitionReading reading = Of(members, files);
        reading.Findings.Select(finding => $"{finding.Rule} {finding.Message}").ShouldBeEmpty();
        return reading.Graph.ShouldNotBeNull().ToString();
    }

    /// <summary>Rule and source text of each finding.</summary>
    public static string[] Findings(string members, params string[] files) => [.. Of(members, files).Findings.Select(Show)];

    public static string Source(string name, string members) => $$"""
        {{Compiling.Usings}}
        [Network]
        public partial class {{name}}
        {
            {{members}}
        }
        """;

    private static string Show(LocatedFinding finding) => $"{finding.Rule} {finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)}";
}
