using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>Finds evaluations on a test set: direct, or through a helper whose result derives from one.</summary>
internal static class TestUses
{
    /// <summary>The calls of Evaluate itself.</summary>
    public static IEnumerable<TestUse> Direct(IEnumerable<IInvocationOperation> calls) => calls
        .Where(call => call.IsTest())
        .Select(call => new TestUse(call, call.Receiver(), call.Argument("set")));

    /// <summary>Calls of helpers whose result comes from a test set.</summary>
    public static IEnumerable<TestUse> ThroughHelpers(IEnumerable<IInvocationOperation> calls, BodyUse use)
    {
        foreach (IInvocationOperation call in calls)
        {
            if (use.Tracer.Helpers.Results(call, use.Frame) is { } results)
            {
                foreach (Value result in results)
                {
                    IInvocationOperation[] inside = [.. result.Operation.DescendantsAndSelf().OfType<IInvocationOperation>(), .. use.Tracer.Sources(Whole(result)).Leaves.SelectMany(leaf => leaf.Operation.DescendantsAndSelf()).OfType<IInvocationOperation>()];
                    if (inside.FirstOrDefault(inner => inner.IsTest()) is { } evaluate)
                    {
                        yield return new TestUse(call, null, InCaller(evaluate.Argument("set"), call));
                        break;
                    }
                }
            }
        }
    }

    /// <summary>All calls in a piece of code, those in its lambdas and local functions too.</summary>
    public static IEnumerable<IInvocationOperation> CallsIn(IOperation code) => code.DescendantsAndSelf().OfType<IInvocationOperation>();

    /// <summary>The object whose property a helper returns: the evaluation behind <c>result.Loss</c>.</summary>
    private static Value Whole(Value result)
    {
        IOperation operation = Operations.Bare(result.Operation);
        while (operation is IPropertyReferenceOperation { Instance: { } instance })
        {
            operation = Operations.Bare(instance);
        }

        return result.With(operation);
    }

    /// <summary>A helper's set as its caller knows it: an argument, or a captured variable.</summary>
    private static IOperation? InCaller(IOperation? set, IInvocationOperation call)
    {
        IOperation? root = set is null ? null : Operations.Bare(set);
        while (root is IPropertyReferenceOperation { Instance: { } instance })
        {
            root = Operations.Bare(instance);
        }

        return root is IParameterReferenceOperation parameter && parameter.Parameter.ContainingSymbol.Equals(call.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default)
            ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Parameter.Ordinal)?.Value
            : call.TargetMethod.MethodKind == MethodKind.LocalFunction ? set : null;
    }
}
