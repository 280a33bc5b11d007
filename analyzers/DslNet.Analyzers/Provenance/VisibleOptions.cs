using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>The options of a training, as far as they are written where they can be seen.</summary>
internal static class VisibleOptions
{
    /// <summary>
    /// A setting in each of the options objects that there may be: its assignment, or null where it isn't set. Null where options come
    /// from elsewhere. Two settings of the same options come in the same order.
    /// </summary>
    public static ImmutableArray<(IOperation? Assignment, Value? Given)>? Setting(Value options, string name, Tracer tracer)
    {
        Sources sources = tracer.Sources(options);
        if (!sources.Complete || sources.Leaves.IsEmpty)
        {
            return null;
        }

        ImmutableArray<(IOperation?, Value?)>.Builder settings = ImmutableArray.CreateBuilder<(IOperation?, Value?)>();
        foreach (Value leaf in sources.Leaves)
        {
            IObjectOrCollectionInitializerOperation? initializer;
            switch (leaf.Operation)
            {
                case IObjectCreationOperation creation when creation.Type.Is("FitOptions"):
                    initializer = creation.Initializer;
                    break;
                case IWithOperation change:
                    initializer = change.Initializer;
                    if (Assigned(initializer, name) is null)
                    {
                        if (Setting(leaf.With(change.Operand), name, tracer) is not { Length: 1 } before)
                        {
                            return null;
                        }

                        settings.Add(before[0]);
                        continue;
                    }

                    break;
                case { } nothing when IsNull(nothing):
                    initializer = null;
                    break;
                default:
                    return null;
            }

            ISimpleAssignmentOperation? assignment = Assigned(initializer, name);
            settings.Add((assignment, assignment is null ? null : leaf.With(assignment.Value)));
        }

        return settings.ToImmutable();
    }

    /// <summary>Whether a setting is certainly left out: not set, or null.</summary>
    public static bool IsMissing(Value? given, Tracer tracer) =>
        given is not { } value || (tracer.Sources(value) is { Complete: true, Leaves.IsEmpty: false } sources && sources.Leaves.All(leaf => IsNull(leaf.Operation)));

    /// <summary>The numbers that a value may be, or null where not all are known.</summary>
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

    private static ISimpleAssignmentOperation? Assigned(IObjectOrCollectionInitializerOperation? initializer, string name) => initializer?.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation property && property.Property.Name == name);

    private static bool IsNull(IOperation operation) => operation is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };
}
