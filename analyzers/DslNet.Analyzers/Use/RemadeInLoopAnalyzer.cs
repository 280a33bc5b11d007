using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>
/// DN3010: an optimizer, network or dataset created in every iteration of a loop whose body trains something created before it.
/// Code that creates one per seed, trial or stage trains in an inner loop and isn't reported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RemadeInLoopAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UseRules.RemadeInLoop];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (DslNetTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Loop);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, DslNetTypes types)
    {
        ILoopOperation loop = (ILoopOperation)context.Operation;
        if (!loop.Syntax.DescendantNodes().Any(node => node is SimpleNameSyntax { Identifier.ValueText: "TrainStep" or "Backward" or "Step" }))
        {
            return;
        }

        TrainingLoop training = new(loop, types);
        foreach (IOperation creation in training.Steps.IsEmpty ? [] : training.Body)
        {
            if (Fault(creation, training, types) is var (what, trained, loss))
            {
                context.ReportDiagnostic(Diagnostic.Create(UseRules.RemadeInLoop, creation.Syntax.GetLocation(), what, trained, loss));
            }
        }
    }

    /// <summary>What is created, what the loop trains, and what is lost; null where nothing is wrong.</summary>
    private static (string What, string Trained, string Loss)? Fault(IOperation creation, TrainingLoop training, DslNetTypes types)
    {
        if (creation is IObjectCreationOperation && types.IsOptimizer(creation.Type) && IsFresh(creation, training))
        {
            return training.Steps.FirstOrDefault(step => training.IsOuter(step.Network) && !training.BeginsAnew(step.Network) && TrainingLoop.IsMadeBy(step.Optimizer, creation)) is { } step
                ? ("The optimizer", Name(step.Network), "what it remembers of the steps before is lost, and memory is taken every time")
                : null;
        }

        if (creation is IObjectCreationOperation or ITypeParameterObjectCreationOperation or IInvocationOperation && Creations.IsNetwork(creation, types) && IsFresh(creation, training))
        {
            return training.Steps.FirstOrDefault(step => training.IsOuter(step.Optimizer) && TrainingLoop.IsMadeBy(step.Network, creation)) is { } stepped
                ? ("The network", $"with {Name(stepped.Optimizer!)}", "what it has learned is lost, and the optimizer belongs to the network that it stepped first")
                : training.IsMadeEveryTurn(creation) && training.IsAlwaysTheSame(creation) && IsKept(creation, types) && Outer(training) is { } beside
                    ? ("The network", Name(beside.Network), "it begins from the start and takes its memory every time")
                    : null;
        }

        return IsDataset(creation, types) && training.IsMadeEveryTurn(creation) && training.IsAlwaysTheSame(creation) && Outer(training) is { } outer
            ? ("The dataset", Name(outer.Network), "it is the same every time, and is copied or read again")
            : null;
    }

    /// <summary>A variable from before the loop may be given a new one now and then, which is a restart and meant so.</summary>
    private static bool IsFresh(IOperation creation, TrainingLoop training) =>
        training.IsMadeEveryTurn(creation) || Uses.Around(creation) is IArgumentOperation or IVariableInitializerOperation;

    private static LoopStep? Outer(TrainingLoop training) => training.Steps.FirstOrDefault(step => training.IsOuter(step.Network));

    private static bool IsDataset(IOperation creation, DslNetTypes types) => types.IsSamples(creation.Type)
        && (creation is IObjectCreationOperation || (creation is IInvocationOperation { TargetMethod: { IsStatic: true } method } && types.IsOurs(method) && !method.IsExtensionMethod));

    /// <summary>Whether the network stays in the loop: one that is handed on, to a list of snapshots, is needed.</summary>
    private static bool IsKept(IOperation creation, DslNetTypes types) => Creations.Holder(creation) is { } holder
        ? creation.Root().Descendants().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, holder)).All(reference => Uses.Keeps(reference, types))
        : Uses.Keeps(creation, types);

    private static string Name(IOperation operation) => $"'{operation.Syntax}'";
}
