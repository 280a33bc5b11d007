using System.Linq;
using System.Text;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
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

        IncrementalValueProvider<bool> seesIlgpu = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("ILGPU.Context") is not null);

        IncrementalValueProvider<bool> seesAlgorithms = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("ILGPU.Runtime.Cuda.CuBlas") is not null);

        IncrementalValuesProvider<PrintedNetwork?> networks = models
            .Combine(seesIlgpu)
            .Select(static (pair, cancellation) => Print(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Print);

        IncrementalValueProvider<bool> needsGpuLibrary = networks
            .Collect()
            .Select(static (printed, _) => printed.Any(network => network?.GpuText is not null));

        IncrementalValueProvider<EquatableArray<string>> clashing = models
            .Collect()
            .Select(HintNames.Clashing);

        context.RegisterSourceOutput(networks.Combine(clashing), static (production, pair) => Add(production, pair.Left, pair.Right));
        context.RegisterSourceOutput(needsGpuLibrary.Combine(seesAlgorithms), static (production, pair) => AddLibrary(production, pair.Left, pair.Right));
    }

    private static void AddLibrary(SourceProductionContext production, bool needed, bool seesAlgorithms)
    {
        foreach (GeneratedFile file in needed ? IlgpuEmitter.Library(seesAlgorithms) : [])
        {
            production.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void Add(SourceProductionContext production, PrintedNetwork? network, EquatableArray<string> clashing)
    {
        if (network is not null && HintNames.Unique(network.HintName, clashing) is { } name)
        {
            production.AddSource(name, SourceText.From(network.Text, Encoding.UTF8));
            if (network.GpuText is not null)
            {
                production.AddSource(name.Substring(0, name.Length - ".g.cs".Length) + ".Gpu.g.cs", SourceText.From(network.GpuText, Encoding.UTF8));
            }
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

    private static PrintedNetwork? Print(NetworkModel? model, bool seesIlgpu, CancellationToken cancellation)
    {
        if (model is null)
        {
            return null;
        }

        bool sound = model.Graph is not null && NetworkCompiler.Check(model.Graph).Count == 0;
        cancellation.ThrowIfCancellationRequested();
        if (!sound)
        {
            return new PrintedNetwork(model.Class.HintName, CpuEmitter.EmitBroken(model.Class, model.Graph is null ? [] : Naming.NamesOf(model.Graph)), null);
        }

        CompiledNetwork network = NetworkCompiler.Compile(model.Graph!);
        string text = CpuEmitter.Emit(model.Class, network);
        cancellation.ThrowIfCancellationRequested();
        return new PrintedNetwork(model.Class.HintName, text, seesIlgpu && IlgpuEmitter.CanEmit(model.Class) ? IlgpuEmitter.Emit(model.Class, NetworkCompiler.ForDevice(network)) : null);
    }
}
