using System.Collections.Immutable;
using DslNet.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Compiles sources as a user's project would, generator included, and holds every error against the marks: no other may be there.</summary>
public static class Verify
{
    private const string Usings = """
        using System;
        using DslNet;
        using static DslNet.Dsl;

        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "DslNet.dll"))
        .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Sources begin with the usual usings.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Errors(params string[] marked)
    {
        MarkedSource[] sources = [.. marked.Select(source => MarkedSource.Parse(Usings + source))];
        IReadOnlyList<Diagnostic> errors = await ErrorsOf(Compile(sources.Select(source => source.Text)));
        errors.Select(error => $"{error.Id} {error.Location.SourceTree?.FilePath}{error.Location.SourceSpan}").Order().ShouldBe(
            sources.SelectMany((source, index) => source.Expected.Select(expected => $"{expected.Rule} File{index}.cs{expected.Span}")).Order(),
            string.Join("\n", errors));
        return errors;
    }

    /// <summary>The errors of one source without marks, of the compiler and of the analyzer.</summary>
    public static Task<IReadOnlyList<Diagnostic>> ErrorsOf(string source) => ErrorsOf(Compile([Usings + source]));

    public static CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        "User",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Parse, $"File{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Of the analyzer alone, without the generator.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation) => compilation
        .WithAnalyzers([new DefinitionAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false))
        .GetAnalyzerDiagnosticsAsync();

    private static async Task<IReadOnlyList<Diagnostic>> ErrorsOf(Compilation compilation)
    {
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out ImmutableArray<Diagnostic> generator);
        generator.ShouldBeEmpty();
        return [.. complete.GetDiagnostics().Concat(await Analyze(complete)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
