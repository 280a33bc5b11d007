using System.Reflection;
using System.Runtime.Loader;
using DslNet.Compiler.Tests.RandomNetworks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>One compilation of many drawn definitions.</summary>
public static class DrawnCompilation
{
    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.CSharp13);

    public static CSharpCompilation Of(IEnumerable<DefinitionSource> sources) => CSharpCompilation.Create(
        "Drawn",
        sources.SelectMany(source => new[] { Tree(source.Class, source.Name + ".cs"), Tree(source.Helpers, source.Name + "Helpers.cs") }),
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    /// <summary>Loads a compilation; throws with the compiler's words where it has errors.</summary>
    public static Assembly Load(Microsoft.CodeAnalysis.Compilation compilation)
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        string[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
        errors.ShouldBeEmpty();
        image.Position = 0;
        return new AssemblyLoadContext("Drawn").LoadFromStream(image);
    }

    private static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, Parse, path);

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "DslNet.dll"))
        .Select(path => MetadataReference.CreateFromFile(path));
}
