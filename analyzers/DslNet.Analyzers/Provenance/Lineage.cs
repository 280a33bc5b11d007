using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>Traces a set back through transforms and splits to its source.</summary>
internal sealed class Lineage(Tracer tracer)
{
    /// <summary>Every lineage of a set, or of a split.</summary>
    public ImmutableArray<DataPath> Paths(Value set)
    {
        ImmutableArray<DataPath>.Builder paths = ImmutableArray.CreateBuilder<DataPath>();
        Walk(set, null, [], true, [], paths);
        return paths.ToImmutable();
    }

    /// <summary>One step back from an expression to its operand; null at a source.</summary>
    public static (DataStep Step, Value From)? Back(Value at) => at.Operation switch
    {
        IPropertyReferenceOperation { Instance: { } split } part when split.Type.Is("DataSplit") || split.Type.Is("Fold") => (new DataStep(DataStepKind.Part, at), at.With(split)),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { Type.Name: "IReadOnlyList" } folds } one when one.Type.Is("Fold") => (new DataStep(DataStepKind.Recast, at), at.With(folds)),
        IInvocationOperation call when call.TargetMethod.ContainingType.IsData() && call.Instance is { } source => call.TargetMethod.Name switch
        {
            "Apply" => (new DataStep(DataStepKind.Transform, at, call.Argument("transform") is { } transform ? at.With(transform) : null), at.With(source)),
            "Split" or "Folds" => (new DataStep(DataStepKind.Split, at), at.With(source)),
            "Rows" => (new DataStep(DataStepKind.Rows, at), at.With(source)),
            "AsTrainingSet" or "AsValidationSet" or "AsTestSet" => (new DataStep(DataStepKind.Recast, at), at.With(source)),
            _ => null,
        },
        IInvocationOperation call when call.Calls("TargetStandardizer", "Apply") && call.Arguments is [{ } set] => (new DataStep(DataStepKind.Targets, at), at.With(set.Value)),
        _ => null,
    };

    private void Walk(Value value, string? part, ImmutableArray<DataStep> steps, bool complete, HashSet<IOperation> walking, ImmutableArray<DataPath>.Builder paths)
    {
        Sources sources = tracer.Sources(value);
        foreach (Value leaf in sources.Leaves)
        {
            if (!walking.Add(leaf.Operation))
            {
                continue;   // a set derived from itself: the other paths determine where it began
            }

            if (part is not null && leaf.Operation is IObjectCreationOperation creation && ArgumentOf(creation, part) is { } given)
            {
                Walk(leaf.With(given), null, steps, complete && sources.Complete, walking, paths);
            }
            else if (Back(leaf) is { } back)
            {
                string? taken = back.Step.Kind == DataStepKind.Part ? ((IPropertyReferenceOperation)leaf.Operation).Property.Name : part;
                Walk(back.From, taken, steps.Add(back.Step), complete && sources.Complete, walking, paths);
            }
            else
            {
                paths.Add(new DataPath(leaf, complete && sources.Complete, steps));
            }

            walking.Remove(leaf.Operation);
        }
    }

    /// <summary>The argument that a part was constructed from: <c>train</c> of a split, <c>Train</c> of a fold.</summary>
    private static IOperation? ArgumentOf(IObjectCreationOperation creation, string part) => creation.Type.IsData()
        ? creation.Arguments.FirstOrDefault(argument => string.Equals(argument.Parameter?.Name, part, StringComparison.OrdinalIgnoreCase))?.Value
        : null;
}
