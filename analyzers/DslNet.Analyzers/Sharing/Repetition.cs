using System;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>
/// The loop in which a task or thread is started before the last one has ended. A loop that waits, for whatever,
/// may have one at a time and isn't reported.
/// </summary>
internal static class Repetition
{
    private static readonly ImmutableHashSet<string> Continuations = ["ConfigureAwait", "Unwrap", "ContinueWith", "GetAwaiter"];
    private static readonly ImmutableHashSet<string> Pauses = ["Join", "Delay", "Sleep", "Enter", "EnterScope", "TryEnter", "Acquire", "AcquireAsync", "LockAsync"];
    private static readonly ImmutableHashSet<string> Collections = ["ToArray", "ToList", "ToHashSet", "WhenAll", "WaitAll", "AddRange"];

    /// <summary>The loop, or the lambda that LINQ runs for every element; null where there is none, or where it waits.</summary>
    public static IOperation? Around(IOperation start)
    {
        IOperation task = Task(start);
        IOperation? user = Uses.Around(task);
        if (IsWaitedFor(task, user))
        {
            return null;
        }

        IOperation function = Flow.Creations.Function(start);
        if (start.Loops().FirstOrDefault() is { } loop)
        {
            return user is not (IAwaitOperation or IReturnOperation) && !IsLeftAfter(start, loop) && !Waits(loop, function, IsForgotten(user)) ? loop : null;
        }

        return function is IAnonymousFunctionOperation lambda && (user is IReturnOperation || lambda.Symbol.IsAsync) && IsCollected(lambda) ? lambda : null;
    }

    private static IOperation Task(IOperation start)
    {
        IOperation task = start;
        while (Uses.Around(task) is IInvocationOperation call && Continuations.Contains(call.TargetMethod.Name))
        {
            task = call;
        }

        return task;
    }

    private static bool IsWaitedFor(IOperation task, IOperation? user) => user switch
    {
        IInvocationOperation call => call.Instance is { } instance && Operations.Bare(instance) == task && (IsWait(call.TargetMethod.Name) || call.TargetMethod.Name is "GetResult"),
        IPropertyReferenceOperation property => property.Property.Name == "Result",
        _ => false,
    };

    /// <summary>Whether nobody has the task: nobody can wait for it.</summary>
    private static bool IsForgotten(IOperation? user) => user switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IInvocationOperation { TargetMethod.Name: "Start", Parent: IExpressionStatementOperation } => true,
        _ => false,
    };

    private static bool Waits(ILoopOperation loop, IOperation function, bool isForgotten) => loop.Descendants().Any(operation => operation switch
    {
        IAwaitOperation => !isForgotten,
        IInvocationOperation call => IsWait(call.TargetMethod.Name) || (!isForgotten && call.TargetMethod.Name is "WhenAll" or "WhenAny" or "GetResult"),
        IPropertyReferenceOperation property => !isForgotten && property.Property.Name == "Result",
        _ => false,
    } && Flow.Creations.Function(operation) == function);

    private static bool IsWait(string method) => method.StartsWith("Wait", StringComparison.Ordinal) || Pauses.Contains(method);

    /// <summary>Whether the loop ends with the turn that starts the task.</summary>
    private static bool IsLeftAfter(IOperation start, ILoopOperation loop) => start.Ancestors()
        .TakeWhile(around => around != loop)
        .OfType<IBlockOperation>()
        .Any(block => block.Operations.Any(statement => statement.Syntax.SpanStart > start.Syntax.SpanStart && statement is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break }));

    /// <summary>Whether LINQ runs the lambda for all elements before anybody waits: a sequence on its own is gone through one by one.</summary>
    private static bool IsCollected(IAnonymousFunctionOperation lambda) =>
        Uses.Around(lambda.Parent is IDelegateCreationOperation made ? made : lambda) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select", ContainingType: { Name: "Enumerable" } linq } } select }
        && linq.IsIn("System.Linq")
        && select.Ancestors().TakeWhile(around => around is not (IBlockOperation or IAnonymousFunctionOperation)).Any(around => around is IInvocationOperation call && Collections.Contains(call.TargetMethod.Name));
}
