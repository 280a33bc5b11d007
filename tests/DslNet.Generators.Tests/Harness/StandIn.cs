using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.Harness;

/// <summary>The stand-in for ILGPU of tests/DslNet.Ilgpu.Tests, as the assembly that a project with ILGPU would reference.</summary>
public static class StandIn
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly Lazy<byte[]> Compiled = new(Compile);

    /// <summary>The assembly, compiled once.</summary>
    public static MetadataReference Reference => MetadataReference.CreateFromImage(Compiled.Value);

    /// <summary>The assembly, to run what was compiled with it.</summary>
    public static Assembly Load(AssemblyLoadContext context)
    {
        using MemoryStream image = new(Compiled.Value);
        return context.LoadFromStream(image);
    }

    private static byte[] Compile()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        CSharpParseOptions parse = new(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "ILGPU",
            Directory.GetFiles(Path.Combine(folder.ShouldNotBeNull().FullName, "tests", "DslNet.Ilgpu.Tests", "StandIn"), "*.cs", SearchOption.AllDirectories)
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file))
                .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, parse)),
            Framework.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return image.ToArray();
    }
}
