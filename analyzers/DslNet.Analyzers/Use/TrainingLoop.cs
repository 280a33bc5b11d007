using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>A loop whose body takes training steps, and what it creates in every iteration.</summary>
internal sealed class TrainingLoop
{
    private readonly ILoopOperation loop;
    private readonly ImmutableArray<IOperation> body;
    private readonly ImmutableHashSet<ISymbol> changed;

    public TrainingLoop(ILoopOperation loop, DslNetTypes types)
    {
        this.loop = loop;
        body = [.. LoopStep.OwnBody(loop)];
        Steps = [.. body.OfType<IInvocationOperation>().Select(call => LoopStep.Of(call, types)).OfType<LoopStep>()];
        changed = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default, Steps.IsEmpty ? [] : [.. loop.Descendants().Select(Changed).OfType<ISymbol>()]);
    }

    public ImmutableArray<LoopStep> Steps { get; }

    public ImmutableArray<IOperation> Body => body;

    /// <summary>Whether the expression names something that is there before the loop and stays the same in it.</summary>
    public bool IsOuter(IOperation? operation) => LoopStep.Variable(operation) is { } variable && !variable.IsDeclaredIn(loop) && !changed.Contains(variable);

    /// <summary>Whether the expression is what the creation has made: itself, or the variable it went into.</summary>
    public static bool IsMadeBy(IOperation? operation, IOperation creation) =>
        operation is not null && (operation == creation || (Creations.Holder(creation) is { } holder && SymbolEqualityComparer.Default.Equals(LoopStep.Variable(operation), holder)));

    /// <summary>Whether it is made in every iteration: no condition stands before it.</summary>
    public bool IsMadeEveryTurn(IOperation creation)
    {
        for (IOperation? around = creation.Parent; around is not null && around != loop; around = around.Parent)
        {
            if (around is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation or ICatchClauseOperation or IBinaryOperation)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether its arguments are the same in every iteration, so that what is made is the same, too.</summary>
    public bool IsAlwaysTheSame(IOperation creation) => creation.ChildOperations.SelectMany(child => child.DescendantsAndSelf()).All(part =>
        part is not (IInvocationOperation or IAwaitOperation or IAnonymousFunctionOperation or IInstanceReferenceOperation)
        && (LoopStep.Variable(part) is not { } variable || (!variable.IsDeclaredIn(loop) && !changed.Contains(variable) && variable is not IFieldSymbol { IsReadOnly: false, IsConst: false } && !IsMentionedBeside(variable, creation))));

    /// <summary>Whether the turn begins with the network as it was at first, so that whatever trains it is to begin, too.</summary>
    public bool BeginsAnew(IOperation network) => LoopStep.Variable(network) is { } variable && loop.Body.Descendants().OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.Name is "Initialize" or "SetParameters" or "Load"
        && call.ChildOperations.Any(part => SymbolEqualityComparer.Default.Equals(LoopStep.Variable(LoopStep.Plain(part is IArgumentOperation argument ? argument.Value : part)), variable)));

    /// <summary>An array stays the same variable when what it holds changes: wherever else it is mentioned, that may happen.</summary>
    private bool IsMentionedBeside(ISymbol variable, IOperation creation) =>
        loop.Descendants().Any(other => SymbolEqualityComparer.Default.Equals(LoopStep.Variable(other), variable) && !creation.Syntax.Span.Contains(other.Syntax.Span));

    private static ISymbol? Changed(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => LoopStep.Variable(assignment.Target),
        IIncrementOrDecrementOperation step => LoopStep.Variable(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => LoopStep.Variable(argument.Value),
        _ => null,
    };
}
