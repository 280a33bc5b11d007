using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>Recognizes calls that run functions on several threads, by name, so that no framework has to be referenced.</summary>
internal static class ThreadedCalls
{
    private const string Tasks = "System.Threading.Tasks";

    private static readonly ImmutableHashSet<string> Operators =
    [
        "Select", "SelectMany", "Where", "ForAll", "Any", "All", "Count", "LongCount", "First", "FirstOrDefault", "Sum", "Average", "Min", "Max", "Aggregate", "GroupBy", "OrderBy", "OrderByDescending", "Zip", "TakeWhile", "SkipWhile",
    ];

    private static readonly ImmutableHashSet<string> Maps = ["Map", "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback"];

    /// <summary>The call as one of these, or null.</summary>
    public static ThreadedCall? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => Of(call, call.TargetMethod.ContainingType),
        IObjectCreationOperation { Type: INamedTypeSymbol { Name: "Thread" } thread } creation when thread.IsIn("System.Threading") => Repeated("new Thread", creation, creation.Arguments),
        _ => null,
    };

    /// <summary>Whether a type is declared in a namespace, and in no other type.</summary>
    public static bool IsIn(this ITypeSymbol type, string space) => type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == space;

    private static ThreadedCall? Of(IInvocationOperation call, INamedTypeSymbol? type) => (type?.Name, call.TargetMethod.Name) switch
    {
        ("Parallel", "For" or "ForEach" or "ForEachAsync") when type!.IsIn(Tasks) && !IsBounded(call) => Given(ThreadedCallKind.Parallel, "Parallel." + call.TargetMethod.Name, call),
        ("Parallel", "Invoke") when type!.IsIn(Tasks) && !IsBounded(call) => Given(ThreadedCallKind.Invoke, "Parallel.Invoke", call),
        ("ParallelEnumerable", var name) when Operators.Contains(name) && type!.IsIn("System.Linq") && !IsSequential(call) => Given(ThreadedCallKind.Query, $"PLINQ's {name}", call),
        ("EndpointRouteBuilderExtensions", var name) when Maps.Contains(name) && type!.IsIn("Microsoft.AspNetCore.Builder") => Given(ThreadedCallKind.Endpoint, name, call),
        ("Task", "Run") when type!.IsIn(Tasks) => Repeated("Task.Run", call, call.Arguments),
        ("TaskFactory", "StartNew") when type!.IsIn(Tasks) && IsDefault(call) => Repeated("Task.Factory.StartNew", call, call.Arguments),
        ("ThreadPool", "QueueUserWorkItem" or "UnsafeQueueUserWorkItem") when type!.IsIn("System.Threading") => Repeated("ThreadPool." + call.TargetMethod.Name, call, call.Arguments),
        _ => null,
    };

    private static ThreadedCall? Given(ThreadedCallKind kind, string name, IInvocationOperation call) =>
        Functions(call.Arguments) is { IsEmpty: false } functions ? new ThreadedCall(kind, name, functions) : null;

    private static ThreadedCall? Repeated(string name, IOperation start, ImmutableArray<IArgumentOperation> arguments) =>
        Functions(arguments) is { IsEmpty: false } functions && Repetition.Around(start) is { } loop ? new ThreadedCall(ThreadedCallKind.Loop, name, functions, loop) : null;

    private static ImmutableArray<IOperation> Functions(ImmutableArray<IArgumentOperation> arguments) =>
        [.. arguments.SelectMany(argument => Elements(Operations.Bare(argument.Value))).Where(value => value.Type is { TypeKind: TypeKind.Delegate } || value is IDelegateCreationOperation)];

    private static IEnumerable<IOperation> Elements(IOperation value) =>
        value is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues.Select(Operations.Bare) : [value];

    /// <summary>
    /// Whether options may hold it to one thread: one degree, or a scheduler that may run one task after the other. Options that come from
    /// elsewhere may do either.
    /// </summary>
    private static bool IsBounded(IInvocationOperation call)
    {
        if (call.Arguments.Select(argument => Operations.Bare(argument.Value)).FirstOrDefault(value => value.Type?.Name == "ParallelOptions") is not { } options)
        {
            return false;
        }

        IOperation root = Flow.Creations.Root(call);
        bool isSeen = options is IObjectCreationOperation
            || (options is ILocalReferenceOperation local && new Body([root]).Given(local.Local) is [{ Value: var given }] && Operations.Bare(given) is IObjectCreationOperation);
        return !isSeen || root.Descendants().OfType<ISimpleAssignmentOperation>().Any(assignment => assignment.Target is IPropertyReferenceOperation property
            && (property.Property.Name == "TaskScheduler" || (property.Property.Name == "MaxDegreeOfParallelism" && IsOne(assignment.Value))));
    }

    private static bool IsSequential(IInvocationOperation call)
    {
        IOperation query = call.Ancestors().TakeWhile(around => around is not (IBlockOperation or IAnonymousFunctionOperation)).LastOrDefault() ?? call;
        return query.DescendantsAndSelf().OfType<IInvocationOperation>().Any(other => other.TargetMethod.Name == "WithDegreeOfParallelism" && other.Arguments.Any(argument => IsOne(argument.Value)));
    }

    private static bool IsOne(IOperation value) => value.ConstantValue is { HasValue: true, Value: 1 };

    /// <summary>Whether the tasks go to the thread pool: a factory or scheduler of one's own may run one after the other.</summary>
    private static bool IsDefault(IInvocationOperation call) =>
        call.Instance is IPropertyReferenceOperation { Property: { Name: "Factory", IsStatic: true } }
        && call.Arguments.All(argument => argument.Parameter?.Type.Name != "TaskScheduler" || Operations.Bare(argument.Value) is IPropertyReferenceOperation { Property.Name: "Default" });
}
