using System.Linq;
using System.Text;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Emit.Cpu;
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

        IncrementalValueProvider<EquatableArray<string>> clashing = models
            .Collect()
            .Select(HintNames.Clashing);

        context.RegisterSourceOutput(files.Combine(clashing), static (production, pair) =>
        {
            (GeneratedFile? file, EquatableArray<string> names) = pair;
            if (file is not null && HintNames.Unique(file.HintName, names) is { } name)
            {
                production.AddSource(name, SourceText.From(file.Text, Encoding.UTF8));
            }
        });
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
}
