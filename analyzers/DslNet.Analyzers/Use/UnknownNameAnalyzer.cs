using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>DN3013: a constant name of a tap (<c>Predict</c>) or of layers (<c>Freeze</c>, <c>Unfreeze</c>) that the network's definition doesn't have; the call would throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownNameAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UseRules.UnknownName];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (DslNetTypes.Of(start.Compilation) is not null)
            {
                KnownNetworks networks = new(start.Compilation);
                start.RegisterOperationAction(operation => Analyze(operation, networks), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, KnownNetworks networks)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "Predict" && GeneratedPredictions.IsTap(call.TargetMethod) && call.Argument("tap") is { } tap)
        {
            Check(context, call.TargetMethod.ContainingType, networks, [tap], known => known.Taps, "value", "to predict");
        }
        else if (call.TargetMethod.Name is "Freeze" or "Unfreeze" && call.TargetMethod.ContainingType.Is("NetworkFreezing") && call.Receiver() is { } network && call.Argument("layers") is { } layers)
        {
            Check(context, Operations.Bare(network).Type, networks, Names(layers), known => known.LearningLayers, "layer", "whose parameters learn");
        }
    }

    private static void Check(OperationAnalysisContext context, ITypeSymbol? type, KnownNetworks networks, IEnumerable<IOperation> names, System.Func<KnownNetwork, IEnumerable<string>> all, string what, string that)
    {
        foreach (IOperation name in names)
        {
            if (name.ConstantValue is { HasValue: true, Value: string given } && networks.Of(type, context.CancellationToken) is { } known && !all(known).Contains(given))
            {
                string there = string.Join(", ", all(known).Select(QuotedText.Of));
                context.ReportDiagnostic(Diagnostic.Create(UseRules.UnknownName, name.Syntax.GetLocation(), $"{type!.Name} has no {what} named {QuotedText.Of(given)} {that}: there {(there.Length == 0 ? "is none" : "are " + there)}"));
            }
        }
    }

    /// <summary>The names that are constant at the call.</summary>
    private static IEnumerable<IOperation> Names(IOperation layers) => Operations.Bare(layers) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [],
    };
}
