using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>The options of a training, where their construction is visible.</summary>
internal static class VisibleOptions
{
    /// <summary>
    /// A setting in each of the possible options objects: its assignment, or null where it isn't set. Null where options come
    /// from elsewhere. Two settings of the same options come in the same order.
    /// </summary>
    public static ImmutableArray<(IOperation? Assignment, Value? Given)>? Setting(Value options, string name, Tracer tracer)
    {
        List<ImmutableArray<Value>> made = [];
        return Follow(options, [], [], made, tracer) && made.Count > 0 ? [.. made.Select(chain => Setting(chain, name))] : null;
    }

    /// <summary>Whether a setting is certainly unset or null.</summary>
    public static bool IsMissing(Value? given, Tracer tracer) =>
        given is not { } value || (tracer.Sources(value) is { Complete: true, Leaves.IsEmpty: false } sources && sources.Leaves.All(leaf => IsNull(leaf.Operation)));

    /// <summary>The possible constants of a value, or null where not all are known.</summary>
    public static ImmutableArray<int>? Integers(Value value, Tracer tracer)
    {
        if (value.Operation.ConstantValue is { HasValue: true, Value: int constant })
        {
            return [constant];
        }

        Sources sources = tracer.Sources(value);
        return sources.Complete && !sources.Leaves.IsEmpty && sources.Leaves.All(leaf => leaf.Operation.ConstantValue is { HasValue: true, Value: int })
            ? [.. sources.Leaves.Select(leaf => (int)leaf.Operation.ConstantValue.Value!)]
            : null;
    }

    /// <summary>
    /// Finds each construction of the options: the initializers from the last <c>with</c> back to the creation. False where one
    /// isn't entirely visible.
    /// </summary>
    private static bool Follow(Value options, ImmutableArray<Value> changes, HashSet<IOperation> following, List<ImmutableArray<Value>> made, Tracer tracer)
    {
        Sources sources = tracer.Sources(options);
        bool complete = sources.Complete;
        foreach (Value leaf in sources.Leaves)
        {
            if (!following.Add(leaf.Operation))
            {
                continue;   // options derived from themselves: the other paths determine how they began
            }

            switch (leaf.Operation)
            {
                case IObjectCreationOperation creation when creation.Type.Is("FitOptions"):
                    made.Add(creation.Initializer is { } first ? changes.Add(leaf.With(first)) : changes);
                    break;
                case IWithOperation change:
                    complete &= Follow(leaf.With(change.Operand), changes.Add(leaf.With(change.Initializer)), following, made, tracer);
                    break;
                case { } nothing when IsNull(nothing):
                    made.Add(changes);
                    break;
                default:
                    return false;
            }

            following.Remove(leaf.Operation);
        }

        return complete;
    }

    private static (IOperation? Assignment, Value? Given) Setting(ImmutableArray<Value> chain, string name)
    {
        foreach (Value initializer in chain)
        {
            if (Assigned((IObjectOrCollectionInitializerOperation)initializer.Operation, name) is { } assignment)
            {
                return (assignment, initializer.With(assignment.Value));
            }
        }

        return (null, null);
    }

    private static ISimpleAssignmentOperation? Assigned(IObjectOrCollectionInitializerOperation initializer, string name) => initializer.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation property && property.Property.Name == name);

    private static bool IsNull(IOperation operation) => operation is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };
}
