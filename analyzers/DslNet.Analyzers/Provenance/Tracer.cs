using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>Traces a value backwards through locals, both branches of a conditional, and small helpers, to the expressions that produce it.</summary>
internal sealed class Tracer(Helpers helpers)
{
    /// <summary>The user's methods that can be followed.</summary>
    public Helpers Helpers => helpers;

    /// <summary>Every expression that may produce a value.</summary>
    public Sources Sources(Value value)
    {
        ImmutableArray<Value>.Builder leaves = ImmutableArray.CreateBuilder<Value>();
        bool complete = Follow(value, leaves, []);
        return new Sources(leaves.ToImmutable(), complete);
    }

    /// <summary>Adds the expressions that produce a value; false where not all of them are visible.</summary>
    private bool Follow(Value value, ImmutableArray<Value>.Builder leaves, HashSet<Value> seen)
    {
        value = value.With(Operations.Bare(value.Operation));
        if (!seen.Add(value))
        {
            return true;   // a variable assigned from itself
        }

        switch (value.Operation)
        {
            case ILocalReferenceOperation local:
                return FollowAll([.. Reaching.At(local, value.Frame.Body.Given(local.Local)).Select(given => value.With(given.Value))], value, leaves, seen);
            case IParameterReferenceOperation parameter when value.Frame.Given(parameter.Parameter) is { } given:
                return Follow(given, leaves, seen);
            case IParameterReferenceOperation:
                leaves.Add(value);
                return false;
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return FollowAll([value.With(choice.WhenTrue), value.With(whenFalse)], value, leaves, seen);
            case ICoalesceOperation choice:
                return FollowAll([value.With(choice.Value), value.With(choice.WhenNull)], value, leaves, seen);
            case ISwitchExpressionOperation choice:
                return FollowAll([.. choice.Arms.Select(arm => value.With(arm.Value))], value, leaves, seen);
            case ISimpleAssignmentOperation assignment:
                return Follow(value.With(assignment.Value), leaves, seen);
            case IInvocationOperation call when helpers.Results(call, value.Frame) is { } results:
                return FollowAll(results, value, leaves, seen);
            default:
                leaves.Add(value);
                return true;
        }
    }

    private bool FollowAll(ImmutableArray<Value> values, Value of, ImmutableArray<Value>.Builder leaves, HashSet<Value> seen)
    {
        if (values.IsEmpty)
        {
            leaves.Add(of);
            return false;
        }

        bool complete = true;
        foreach (Value value in values)
        {
            complete &= Follow(value, leaves, seen);
        }

        return complete;
    }
}
