using System.Collections.Concurrent;
using System.Collections.Immutable;
using DslNet.Generators;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Sources compiled as a user's project would be: with the libraries, the generator and all analyzers.</summary>
public static class UserProject
{
    /// <summary>What the sources of the tests begin with.</summary>
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using DslNet;
        using DslNet.Data;
        using DslNet.Reports;
        using static DslNet.Dsl;

        """;

    /// <summary>How sources are parsed.</summary>
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);

    /// <summary>The runtime's assemblies and ours.</summary>
    public static readonly ImmutableArray<MetadataReference> References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "DslNet.dll" or "DslNet.Data.dll" or "DslNet.Reports.dll"))
        .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Every analyzer of the assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. typeof(DefinitionAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Without the generated parts. A project that speaks of ILGPU has the package DslNet.Ilgpu.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> sources, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
        "User",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Parse, $"File{index}.cs")),
        sources.Any(source => source.Contains("ILGPU", StringComparison.Ordinal)) ? References.AddRange(DevicePackage.References) : References,
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>With the generated parts.</summary>
    public static Compilation Generate(Compilation compilation)
    {
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out ImmutableArray<Diagnostic> generator);
        generator.ShouldBeEmpty();
        return complete;
    }

    /// <summary>What the analyzers say of a compilation as it is; a throwing analyzer throws.</summary>
    /// <param name="compilation">With its generated parts.</param>
    /// <param name="editorConfig">Lines of an .editorconfig that holds for all files.</param>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, string editorConfig = "")
    {
        // Roslyn swallows what the handler itself throws, so exceptions are kept until it is done.
        ConcurrentQueue<Exception> thrown = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([], new EditorConfig(editorConfig)),
            (exception, analyzer, _) => thrown.Enqueue(new InvalidOperationException($"{analyzer} threw.", exception)),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync();
        return thrown.IsEmpty ? diagnostics : throw new AggregateException(thrown);
    }

    /// <summary>The compiler's errors and all that the analyzers say, hints included.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnose(IEnumerable<string> sources, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string editorConfig = "")
    {
        Compilation complete = Generate(Compile(sources, kind));
        return [.. complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Concat(await Analyze(complete, editorConfig))];
    }
}
