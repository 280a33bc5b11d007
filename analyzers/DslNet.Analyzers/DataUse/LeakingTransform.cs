using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3007: data leakage by a standardizer or imputer fitted on validation or test data.</summary>
internal static class LeakingTransform
{
    public static void Check(BodyUse use)
    {
        foreach (IInvocationOperation fit in use.Body.Calls.Where(call => call.IsTransformFit()))
        {
            if (fit.Arguments is not [{ Value: { } set }])
            {
                continue;
            }

            string name = fit.TargetMethod.ContainingType.Name;
            ITypeSymbol? type = TypeOf(use.At(set), use.Tracer);
            if (type.Is("ValidationSet") || type.Is("TestSet"))
            {
                string kind = type.Is("TestSet") ? "test" : "validation";
                use.Say(UseRules.LeakingTransform, set.Syntax.GetLocation(), $"The {name} learns from the {kind} set '{set.Text()}'. What is judged by must stay unseen: fit it on the training set, and apply it to all three.");
            }
            else if ((type.Is("Dataset") || (type.Is("TrainingSet") && IsUndivided(use.At(set), use))) && WhereSplit(fit, use.At(set), use) is { } split)
            {
                use.Say(UseRules.LeakingTransform, set.Syntax.GetLocation(), $"The {name} learns from all rows of '{set.Text()}', those that {split.Text()} sets apart for validation and test among them. Split first, and fit it on the training set.");
            }
        }
    }

    /// <summary>The kind of set that an expression is, where it is only one.</summary>
    private static ITypeSymbol? TypeOf(Value set, Tracer tracer)
    {
        ITypeSymbol? declared = Operations.Bare(set.Operation).Type;
        if (declared.IsSet())
        {
            return declared;
        }

        ImmutableArray<ITypeSymbol?> types = tracer.Sources(set) is { Complete: true } sources ? [.. sources.Leaves.Select(leaf => leaf.Operation.Type).Distinct(SymbolEqualityComparer.Default).Cast<ITypeSymbol?>()] : [];
        return types.Length == 1 ? types[0] : null;
    }

    /// <summary>All rows under the name of a training set, as <c>AsTrainingSet</c> gives them.</summary>
    private static bool IsUndivided(Value set, BodyUse use) =>
        use.Lineage.Paths(set).All(path => path.Complete && path.Root.Operation.Type.Is("Dataset") && path.Steps.All(step => step.Kind is DataStepKind.Recast or DataStepKind.Transform or DataStepKind.Targets));

    /// <summary>
    /// The split of the data that the transform was fitted on: after the fit, or in the lineage of what the transform is applied to.
    /// A fit after the split that is never applied to it may be for a final training on everything.
    /// </summary>
    private static IOperation? WhereSplit(IInvocationOperation fit, Value set, BodyUse use)
    {
        if (RootOf(set, use) is not { } fitted)
        {
            return null;
        }

        foreach (IInvocationOperation call in use.Body.Calls)
        {
            if (IsSplit(call) && IsBehind(call, fit) && RootOf(use.At(call.Instance!), use) is { } root && Identity.SameRoot(root, fitted))
            {
                return call;
            }

            if (AppliedTo(call, fit, use) is { } target
                && use.Lineage.Paths(target).SelectMany(path => path.Steps).FirstOrDefault(step => step.Kind == DataStepKind.Split && SplitsRoot(step, fitted, use)) is { } split)
            {
                return split.At.Operation;
            }
        }

        return null;
    }

    private static bool SplitsRoot(DataStep step, Value fitted, BodyUse use) =>
        step.At.Operation is IInvocationOperation { Instance: { } source } && RootOf(step.At.With(source), use) is { } root && Identity.SameRoot(root, fitted);

    /// <summary>What a transform is applied to by a call; null where the call is another.</summary>
    private static Value? AppliedTo(IInvocationOperation call, IInvocationOperation fit, BodyUse use)
    {
        (IOperation? transform, IOperation? target) = call switch
        {
            { TargetMethod.Name: "Apply", Instance: { } instance } when instance.Type.IsData() => (call.Argument("transform"), instance),
            { TargetMethod.Name: "Apply", Instance: { } instance, Arguments: [{ } set] } when instance.Type.Is("TargetStandardizer") => (instance, set.Value),
            _ => (null, null),
        };
        return transform is not null && target is not null && use.Tracer.Sources(use.At(transform)).Leaves.Any(leaf => leaf.Operation == fit) ? use.At(target) : null;
    }

    // Calls of a chain have the same start; the outermost ends last.
    private static bool IsBehind(IInvocationOperation split, IInvocationOperation fit) => split.Syntax.Span.End > fit.Syntax.Span.End;

    private static bool IsSplit(IInvocationOperation call) => call is { TargetMethod.Name: "Split" or "Folds", Instance: { } instance } && instance.Type.Is("Dataset");

    /// <summary>The source of the rows; another selection of rows is other data. Null where there are several sources.</summary>
    private static Value? RootOf(Value set, BodyUse use)
    {
        Value[] roots = [.. use.Lineage.Paths(set).Select(path => path.Steps.FirstOrDefault(step => step.Kind is DataStepKind.Rows) is { } rows ? rows.At : path.Root)];
        return roots.Length > 0 && roots.All(root => Identity.SameRoot(root, roots[0])) ? roots[0] : null;
    }
}
