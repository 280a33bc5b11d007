using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>DN3008: a network that is never disposed: created into a local, or discarded, and doesn't escape.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndisposedAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UseRules.Undisposed];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (DslNetTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.ObjectCreation, OperationKind.TypeParameterObjectCreation, OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, DslNetTypes types)
    {
        IOperation creation = context.Operation;
        if (!Creations.IsNetwork(creation, types))
        {
            return;
        }

        // A construction whose result is discarded is expected to throw.
        if (Creations.Holder(creation) is { } local ? IsLost(local, creation, types, context.Compilation) : IsOnlyUsed(creation, types) && Uses.Around(creation) is not IExpressionStatementOperation)
        {
            string what = Creations.Holder(creation) is { } named ? $"'{named.Name}'" : $"The '{creation.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' made here";
            context.ReportDiagnostic(Diagnostic.Create(UseRules.Undisposed, creation.Syntax.GetLocation(), what));
        }
    }

    /// <summary>Whether the network doesn't escape the local and isn't disposed.</summary>
    private static bool IsLost(ILocalSymbol local, IOperation creation, DslNetTypes types, Compilation compilation)
    {
        IOperation body = creation.Function();
        if (local.IsUsing || local.IsRef || !local.IsDeclaredIn(body))
        {
            return false;
        }

        return creation.Root().Descendants().OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local))
            .All(reference => reference.Function() == body && (IsTarget(reference) || IsOnlyUsed(reference, types) || IsOnlyUsedBy(Uses.Call(reference), reference, types, compilation)));
    }

    private static bool IsTarget(IOperation reference) => reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation, IsRef: false } assignment && assignment.Target == reference;

    private static bool IsOnlyUsed(IOperation network, DslNetTypes types) => Uses.Keeps(network, types) && !IsDisposed(network);

    private static bool IsDisposed(IOperation network) => Uses.Around(network) switch
    {
        IInvocationOperation call => call.TargetMethod.Name == "Dispose",
        IConditionalAccessOperation access => access.WhenNotNull.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name == "Dispose"),
        _ => false,
    };

    /// <summary>Whether it is given to a method of the project that only uses it.</summary>
    private static bool IsOnlyUsedBy(IInvocationOperation? call, IOperation network, DslNetTypes types, Compilation compilation)
    {
        if (call is null || Uses.Around(network) is not IArgumentOperation { Parameter: { RefKind: RefKind.None } given } || Sources.Body(call.TargetMethod, compilation) is not { } body)
        {
            return false;
        }

        IMethodSymbol method = Sources.Definition(call.TargetMethod);
        return body.Descendants().OfType<IParameterReferenceOperation>()
            .Where(reference => reference.Parameter.Ordinal == given.Ordinal && SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingSymbol, method))
            .All(reference => reference.Function() == body && IsOnlyUsed(reference, types));
    }
}
