using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>Uses of shared networks by functions that run on several threads: in their own code, and in the project's methods that they call.</summary>
internal sealed class SharedUses(ThreadedCall threaded, Body around, DslNetTypes types, Compilation compilation)
{
    /// <summary>The depth to which calls are followed.</summary>
    private const int Deepest = 2;

    /// <summary>Members that compute or write; read-only properties are thread-safe.</summary>
    private static readonly ImmutableHashSet<string> Members = ["Predict", "Forward", "Backward", "TrainStep", "Initialize", "SetParameters", "SetBuffers", "SetGradients", "GetInputGradient"];

    /// <summary>LINQ's and the library's methods that run a lambda on the thread that calls them. Others may bring it to a thread of their own.</summary>
    private static readonly ImmutableHashSet<string> Runners = ["Enumerable", "List", "Array", "Task", "TaskFactory"];

    private readonly Origins origins = new(threaded);

    /// <summary>The uses in all the functions, in their order.</summary>
    public IEnumerable<SharedUse> All() => threaded.Functions.SelectMany(function => Entry(function) is { } scope ? In(scope, function) : []);

    /// <summary>The code of a function: a lambda, a method, a variable that holds one of them.</summary>
    private Scope? Entry(IOperation function)
    {
        IOperation given = function;
        if (given is ILocalReferenceOperation local && around.Given(local.Local) is [{ Value: var only }])
        {
            given = Operations.Bare(only);
        }

        switch ((given as IDelegateCreationOperation)?.Target)
        {
            case IAnonymousFunctionOperation lambda:
                return new Scope(lambda.Body, lambda.Symbol, around);
            case IMethodReferenceOperation reference when Code(reference.Method) is { } code:
                bool isMember = reference.Method.MethodKind != MethodKind.LocalFunction;
                Scope outside = new(reference, reference.Method, around);
                return new Scope(code, Flow.Sources.Definition(reference.Method), isMember ? new Body([code]) : around)
                {
                    IsMember = isMember,
                    This = origins.Of(reference.Instance, outside),
                    Mark = function,
                };
            default:
                return null;
        }
    }

    private IEnumerable<SharedUse> In(Scope scope, IOperation function)
    {
        foreach (IInvocationOperation call in Calls(scope.Code))
        {
            if (Subject(call) is { } subject)
            {
                if (origins.Of(subject, scope) is { } network && NetworkClasses.IsGenerated(network.Type, types) && !Guards.Hold(call, scope.Code))
                {
                    yield return new SharedUse(network, call, function, scope.Mark);
                }
            }
            else if (scope.Depth < Deepest && Enter(call, scope) is { } method && !Guards.Hold(call, scope.Code))
            {
                foreach (SharedUse use in In(method, function))
                {
                    yield return use;
                }
            }
        }
    }

    private Scope? Enter(IInvocationOperation call, Scope from)
    {
        if (Code(call.TargetMethod) is not { } code)
        {
            return null;
        }

        bool isLocal = call.TargetMethod.MethodKind == MethodKind.LocalFunction;
        return new Scope(code, Flow.Sources.Definition(call.TargetMethod), isLocal ? from.Body : new Body([code]))
        {
            Call = call,
            From = from,
            IsMember = !isLocal || from.IsMember,
            This = isLocal ? from.This : call.Instance is null ? null : origins.Of(call.Instance, from),
            Mark = from.Mark ?? call,
        };
    }

    private IOperation? Code(IMethodSymbol method) =>
        Guards.IsSynchronized(method) ? null
        : method.MethodKind == MethodKind.LocalFunction && around.LocalFunction(method) is { } local ? local
        : method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension && Flow.Sources.Body(method, compilation) is { } body ? body : null;

    /// <summary>The network that a call computes with or writes to, or null.</summary>
    private IOperation? Subject(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Fit" or "Evaluate", IsExtensionMethod: true, ContainingType: { } type } when SymbolEqualityComparer.Default.Equals(type, types.Training) => call.Receiver(),
        { } method when call.Instance is { } instance && Members.Contains(method.Name) && types.IsNetwork(instance.Type) && types.IsMember(method) => instance,
        _ => null,
    };

    /// <summary>The calls that run where the code runs, in the order of the source.</summary>
    private static IEnumerable<IInvocationOperation> Calls(IOperation code)
    {
        Stack<IOperation> pending = new([code]);
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            if (operation is IInvocationOperation call)
            {
                yield return call;
            }

            foreach (IOperation child in operation.ChildOperations.Reverse().Where(child => Runs(child)))
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>Whether an operation runs with the code around it: locks keep others out, and a call that has threads of its own is looked at on its own.</summary>
    private static bool Runs(IOperation operation) => operation switch
    {
        ILocalFunctionOperation or ILockOperation => false,
        IAnonymousFunctionOperation lambda => Uses.Around(lambda.Parent is IDelegateCreationOperation made ? made : lambda) is IArgumentOperation { Parent: IInvocationOperation call }
            && call.TargetMethod.ContainingType is { } runner && Runners.Contains(runner.Name) && runner.ContainingNamespace?.ToDisplayString().StartsWith("System", System.StringComparison.Ordinal) == true
            && ThreadedCalls.Of(call) is null,
        _ => true,
    };
}
