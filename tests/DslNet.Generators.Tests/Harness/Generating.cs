using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.Harness;

/// <summary>Runs the generator over compilations and looks at what comes out.</summary>
public static class Generating
{
    public static GeneratorDriver Driver(CSharpParseOptions? parse = null) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: parse ?? Compiling.Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by hint name; run twice, they are the same.</summary>
    public static IReadOnlyDictionary<string, string> Files(params string[] sources)
    {
        CSharpCompilation compilation = Compiling.Of(sources);
        Dictionary<string, string> first = Files(Driver().RunGenerators(compilation));
        Files(Driver().RunGenerators(compilation)).ShouldBe(first);
        return first;
    }

    /// <summary>The one generated file.</summary>
    public static string File(params string[] sources) => Files(sources).Values.ShouldHaveSingleItem();

    public static Dictionary<string, string> Files(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        result.Diagnostics.ShouldBeEmpty();
        return result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }

    /// <summary>What generated code hides from a base class of the user's, it hides on purpose.</summary>
    private static readonly string[] Hiding = ["CS0108", "CS0114", "CS0672", "CS8765"];

    /// <summary>The compilation with the generated files in it; it must be free of errors and, as warnings count as errors, of warnings, even of those that generated code turns off.</summary>
    public static Compilation Complete(CSharpCompilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !(diagnostic.IsSuppressed && Hiding.Contains(diagnostic.Id))).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        return complete;
    }

    /// <summary>What a user is told of a complete compilation; without what the generated code itself has turned off.</summary>
    public static IEnumerable<string> Warnings(Compilation complete) =>
        complete.GetDiagnostics().Where(diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false }).Select(diagnostic => diagnostic.ToString());

    /// <summary>The complete compilation, loaded.</summary>
    public static Assembly Load(params string[] sources)
    {
        using MemoryStream image = new();
        Complete(Compiling.Of(sources)).Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        return new AssemblyLoadContext("Generated").LoadFromStream(image);
    }

    /// <summary>A network of a loaded assembly.</summary>
    public static INetwork Make(Assembly assembly, string name, int batchSize, ulong seed = 0, int threads = 1) =>
        (INetwork)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, batchSize, (Seed)seed, threads)!;
}
