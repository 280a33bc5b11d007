using System.Reflection;
using System.Runtime.Loader;
using DslNet.Compiler;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Cpu.Printing;
using DslNet.Compiler.Backends.Ilgpu;
using DslNet.Compiler.Backends.Ilgpu.Printing;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>Networks that no C# defines: printed for CPU and GPU, compiled in one compilation against what the tests run on, and loaded.</summary>
public static class EmittedNetworks
{
    private const string Namespace = "Emitted";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);

    /// <summary>The file of a network's launches, and of what happens at an element of each.</summary>
    public static string Gpu(string name, NetworkGraph graph)
    {
        CompiledNetwork network = NetworkCompiler.Compile(graph);
        return IlgpuEmitter.Emit(Class(name), IlgpuBackend.Place(network));
    }

    /// <summary>The networks' classes, by name.</summary>
    public static Dictionary<string, Type> Load(IEnumerable<(string Name, NetworkGraph Graph)> networks)
    {
        (string Name, NetworkGraph Graph)[] all = [.. networks];
        CSharpCompilation compilation = Compile([.. all.SelectMany(each => Texts(each.Name, each.Graph)), .. IlgpuEmitter.Shared(isSigned: false).Select(file => file.Text)]);
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext("Emitted").LoadFromStream(image);
        return all.ToDictionary(each => each.Name, each => assembly.GetType($"{Namespace}.{each.Name}", throwOnError: true)!);
    }

    /// <summary>The half of networks that is for devices, and the package's sources; not to be loaded.</summary>
    public static CSharpCompilation CompileGpu(IEnumerable<(string Name, NetworkGraph Graph)> networks) =>
        Compile([.. networks.Select(each => Gpu(each.Name, each.Graph)), .. PackageSources.Texts], new CSharpParseOptions(LanguageVersion.Latest));

    /// <summary>C# that sees what the tests run on.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> texts, CSharpParseOptions? parse = null) => CSharpCompilation.Create(
        "Emitted",
        texts.Select((text, number) => CSharpSyntaxTree.ParseText(text, parse ?? Parse, FormattableString.Invariant($"File{number}.cs"))),
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static IEnumerable<string> Texts(string name, NetworkGraph graph)
    {
        yield return CpuEmitter.Emit(Class(name), CpuBackend.Place(NetworkCompiler.Compile(graph)));
        yield return Gpu(name, graph);

        // Kernels have the loss as a formula; the method itself is asked by Evaluate alone, which networks from here don't come to.
        string loss = graph.Options.Loss == LossKind.Custom ? "internal static float LossOf(float prediction, float target) => throw new System.NotSupportedException();" : "";
        yield return $"namespace {Namespace}; public sealed partial class {name} {{ {loss} }}";
    }

    private static NetworkClass Class(string name) => new(Namespace, name, []);

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("ILGPU", StringComparison.Ordinal) || name is "netstandard.dll" or "DslNet.dll" or "DslNet.Ilgpu.dll"))
        .Append(typeof(ILGPU.Context).Assembly.Location)
        .Distinct()
        .Select(path => MetadataReference.CreateFromFile(path));
}
