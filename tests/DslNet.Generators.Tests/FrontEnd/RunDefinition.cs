using System.Reflection;
using System.Runtime.Loader;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.FrontEnd;

/// <summary>Definitions as the ordinary C# that they are: compiled without any generator, and run.</summary>
public static class RunDefinition
{
    public static Assembly Load(params string[] sources)
    {
        using MemoryStream image = new();
        Compiling.Of(sources)
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        image.Position = 0;
        return new AssemblyLoadContext("Definitions").LoadFromStream(image);
    }
}
