using System;
using System.Linq;
using System.Text;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Cpu.Printing;
using DslNet.Compiler.Backends.Ilgpu;
using DslNet.Compiler.Backends.Ilgpu.Printing;
using DslNet.Compiler.Emit;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.Generators;

/// <summary>
/// Completes every class that carries <c>[Network]</c>: reads its definition, compiles it, prints it. Of a definition it reports nothing; the
/// analyzer, which reads with the same front end, does. Where the compiler itself fails at a network, that is said here (DN1011), and the others are
/// completed all the same.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private readonly Action<NetworkClass> beforePrinting;

    public NetworkGenerator()
        : this(_ => { })
    {
    }

    /// <param name="beforePrinting">Called for each network before it is compiled: tests let it throw.</param>
    internal NetworkGenerator(Action<NetworkClass> beforePrinting) => this.beforePrinting = beforePrinting;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkModel?> models = context.SyntaxProvider
            .ForAttributeWithMetadataName("DslNet.NetworkAttribute", static (node, _) => node is ClassDeclarationSyntax, Read)
            .WithTrackingName(TrackingNames.Read);

        IncrementalValueProvider<DeviceSupport> devices = context.CompilationProvider.Select(static (compilation, _) => DeviceSupport.Of(compilation));

        IncrementalValuesProvider<PrintedNetwork?> networks = models
            .Combine(devices)
            .Select((pair, cancellation) => Print(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Print);

        IncrementalValueProvider<bool> areForDevices = networks
            .Collect()
            .Select(static (printed, _) => printed.Any(network => network?.GpuText is not null));

        IncrementalValueProvider<EquatableArray<string>> clashing = models
            .Collect()
            .Select(HintNames.Clashing);

        context.RegisterSourceOutput(networks.Combine(clashing), static (production, pair) => Add(production, pair.Left, pair.Right));
        context.RegisterSourceOutput(networks.Where(static network => network?.Failure is not null).Combine(context.CompilationProvider), static (production, pair) => CompilerFailure.Report(production, pair.Left!, pair.Right));
        context.RegisterSourceOutput(areForDevices.Combine(devices), static (production, pair) => AddShared(production, pair.Left, pair.Right));
    }

    private static void AddShared(SourceProductionContext production, bool needed, DeviceSupport devices)
    {
        foreach (GeneratedFile file in needed ? IlgpuEmitter.Shared(devices.IsSigned) : [])
        {
            production.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void Add(SourceProductionContext production, PrintedNetwork? network, EquatableArray<string> clashing)
    {
        if (network is not null && HintNames.Unique(network.Class.HintName, clashing) is { } name)
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

        try
        {
            DefinitionReading reading = DefinitionReader.Read(type, context.Attributes[0], context.SemanticModel.Compilation, cancellation);
            return !reading.CanBeCompleted ? null : new NetworkModel(reading.Class, reading.Graph, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new NetworkModel(DefinitionReader.ClassOf(type), null, CompilerFailure.Text(exception));
        }
    }

    /// <summary>An attribute on two parts of one class is the compiler's to report; the class is completed once.</summary>
    private static bool IsFirstMention(AttributeData attribute, INamedTypeSymbol type)
    {
        AttributeData first = type.GetAttributes().First(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass));
        return Equals(first.ApplicationSyntaxReference?.SyntaxTree, attribute.ApplicationSyntaxReference?.SyntaxTree)
            && Equals(first.ApplicationSyntaxReference?.Span, attribute.ApplicationSyntaxReference?.Span);
    }

    private PrintedNetwork? Print(NetworkModel? model, DeviceSupport devices, CancellationToken cancellation)
    {
        try
        {
            return model switch
            {
                null => null,
                { Failure: { } failure } => Failed(model, failure),
                _ => Compiled(model, devices, cancellation),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(model!, CompilerFailure.Text(exception));
        }
    }

    private PrintedNetwork Compiled(NetworkModel model, DeviceSupport devices, CancellationToken cancellation)
    {
        beforePrinting(model.Class);
        if (model.Graph is not { } graph || model.Class.User.AreInTheWay || NetworkCompiler.Check(graph, cancellation).Count > 0)
        {
            return new PrintedNetwork(model.Class, CpuEmitter.EmitBroken(model.Class, NetworkSurface.Of(model.Graph)));
        }

        CompiledNetwork network = NetworkCompiler.Compile(graph, cancellation);
        return new PrintedNetwork(model.Class, CpuEmitter.Emit(model.Class, CpuBackend.Place(network, cancellation), cancellation))
        {
            GpuText = devices.SeesKernels && IlgpuEmitter.CanEmit(model.Class) ? IlgpuEmitter.Emit(model.Class, IlgpuBackend.Place(network, cancellation), cancellation, devices.IsSigned) : null,
        };
    }

    private static PrintedNetwork Failed(NetworkModel model, string failure) => new(model.Class, CpuEmitter.EmitFailed(model.Class, failure)) { Failure = failure };
}
