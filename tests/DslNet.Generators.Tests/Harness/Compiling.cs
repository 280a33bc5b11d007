using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.Harness;

/// <summary>Compilations in memory, as a user's project would be compiled: no unsafe code, nullable on, warnings as errors, those too that generated code turns off.</summary>
public static class Compiling
{
    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    /// <summary>The framework and DslNet.</summary>
    public static IReadOnlyList<MetadataReference> References => Framework.References;

    /// <summary>What every test file begins with.</summary>
    public const string Usings = """
        using System;
        using DslNet;
        using static DslNet.Dsl;

        """;

    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, Parse, path);

    public static CSharpCompilation Of(params string[] sources) => Of([.. sources.Select((source, index) => Tree(source, $"File{index}.cs"))]);

    public static CSharpCompilation Of(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "User",
        trees,
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            reportSuppressedDiagnostics: true,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress), new("CS8019", ReportDiagnostic.Suppress)]));
}
