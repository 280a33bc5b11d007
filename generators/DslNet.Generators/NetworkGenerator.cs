using System.Linq;
using System.Text;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Emit.Cpu;
using DslNet.Compiler.Emit.Ilgpu;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.Generators;

/// <summary>
/// Completes every class that carries <c>[Network]</c>: reads its definition, compiles it, prints it. It reports nothing; the analyzer,
/// which reads with the same front end, does.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkModel?> models = context.SyntaxProvider
            .ForAttributeWithMetadataName("DslNet.NetworkAttribute", static (node, _) => node is ClassDeclarationSyntax, Read)
            .WithTrackingName(TrackingNames.Read);

        IncrementalValuesProvider<GeneratedFile?> files = models
            .Select(Print)
            .WithTrackingName(TrackingNames.Print);

        IncrementalValueProvider<bool> seesIlgpu = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("ILGPU.Context") is not null)
            .WithTrackingName(TrackingNames.SeesIlgpu);

        IncrementalValuesProvider<GeneratedFile?> gpuFiles = models
            .Combine(seesIlgpu)
            .Select(static (pair, cancellation) => pair.Right ? PrintGpu(pair.Left, cancellation) : null)
            .WithTrackingName(TrackingNames.PrintGpu);

        IncrementalValueProvider<bool> seesAlgorithms = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("ILGPU.Runtime.Cuda.CuBlas") is not null);

        IncrementalValueProvider<bool> needsGpuLibrary = gpuFiles
            .Collect()
            .Select(static (files, _) => files.Any(file => file is not null));

        IncrementalValueProvider<EquatableArray<string>> clashing = models
            .Collect()
            .Select(HintNames.Clashing);

        context.RegisterSourceOutput(files.Combine(clashing), static (production, pair) => Add(production, pair.Left, pair.Right, ".g.cs"));
        context.RegisterSourceOutput(gpuFiles.Combine(clashing), static (production, pair) => Add(production, pair.Left, pair.Right, ".Gpu.g.cs"));
        context.RegisterSourceOutput(needsGpuLibrary.Combine(seesAlgorithms), static (production, pair) => AddLibrary(production, pair.Left, pair.Right));
    }

    private static void AddLibrary(SourceProductionContext production, bool needed, bool seesAlgorithms)
    {
        foreach (GpuFile file in needed ? IlgpuEmitter.Library(seesAlgorithms) : [])
        {
            production.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void Add(SourceProductionContext production, GeneratedFile? file, EquatableArray<string> clashing, string ending)
    {
        if (file is not null && HintNames.Unique(file.HintName, clashing) is { } name)
        {
            production.AddSource(name.Substring(0, name.Length - ".g.cs".Length) + ending, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    /// <summary>The model of an attributed class, or null where it can't be completed at all (DN1001).</summary>
    private static NetworkModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        if (!IsFirstMention(context.Attributes[0], type))
        {
            return null;
        }

        DefinitionReading reading = DefinitionReader.Read(type, context.Attributes[0], context.SemanticModel.Compilation, cancellation);
        return !reading.CanBeCompleted ? null : new NetworkModel(reading.Class, reading.Graph);
    }

    /// <summary>An attribute on two parts of one class is the compiler's to report; the class is completed once.</summary>
    private static bool IsFirstMention(AttributeData attribute, INamedTypeSymbol type)
    {
        AttributeData first = type.GetAttributes().First(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass));
        return Equals(first.ApplicationSyntaxReference?.SyntaxTree, attribute.ApplicationSyntaxReference?.SyntaxTree)
            && Equals(first.ApplicationSyntaxReference?.Span, attribute.ApplicationSyntaxReference?.Span);
    }

    private static GeneratedFile? Print(NetworkModel? model, CancellationToken cancellation)
    {
        if (model is null)
        {
            return null;
        }

        bool sound = model.Graph is not null && NetworkCompiler.Check(model.Graph).Count == 0;
        cancellation.ThrowIfCancellationRequested();
        string text = sound
            ? CpuEmitter.Emit(model.Class, NetworkCompiler.Compile(model.Graph!))
            : CpuEmitter.EmitBroken(model.Class, model.Graph is null ? [] : Naming.NamesOf(model.Graph));
        return new GeneratedFile(model.Class.HintName, text);
    }

    private static GeneratedFile? PrintGpu(NetworkModel? model, CancellationToken cancellation)
    {
        if (model?.Graph is null || !IlgpuEmitter.CanEmit(model.Class) || NetworkCompiler.Check(model.Graph).Count > 0)
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        CompiledNetwork network = NetworkCompiler.Compile(model.Graph);
        return new GeneratedFile(model.Class.HintName, IlgpuEmitter.Emit(model.Class, NetworkCompiler.ForDevice(network)));
    }
}
