using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>
/// DN3014: a recurrence over many steps, trained by an optimizer that is made in sight and clips nothing. (R. Pascanu, T. Mikolov, Y. Bengio, On the difficulty of training
/// recurrent neural networks, 2013.)
/// </summary>
internal static class UnclippedRecurrence
{
    /// <summary>Products of fewer matrices seldom explode.</summary>
    private const int Many = 20;

    public static void Check(BodyUse use)
    {
        foreach (IInvocationOperation fit in use.Body.Calls.Where(call => call.Calls("NetworkTraining", "Fit")))
        {
            if (fit.Argument("optimizer") is { } optimizer && !use.Body.SetsClipping && !IsHandedOn(use)
                && fit.Receiver() is { } network && LongestOf(network, use) is { } recurrence
                && use.Tracer.Sources(use.At(optimizer)) is { Complete: true, Leaves.IsEmpty: false } sources
                && sources.Leaves.All(leaf => leaf.Frame.Body == use.Body && leaf.Operation is IObjectCreationOperation creation && ClipsNothing(creation)))
            {
                Location[] creations = [.. sources.Leaves.Select(leaf => leaf.Operation.Syntax.GetLocation())];
                string name = Operations.Bare(sources.Leaves[0].Operation).Type?.Name ?? "the optimizer";
                use.Say(
                    UseRules.UnclippedRecurrence,
                    optimizer.Syntax.GetLocation(),
                    InvariantText.Of($"'{network.Text()}' has a recurrence over {recurrence.Input.Extents[0]} steps, {recurrence.Name}{(IsUnbounded(recurrence) ? ", whose cell bounds no state" : "")}, and {name} clips no gradient: a single steep step can undo the training. Set a ClipNorm, such as 1; EpochRecord.GradientNorm shows the norms."),
                    creations);
            }
        }
    }

    /// <summary>The trained recurrence of the network with the most steps, if there are many; null where there is none, or none is known.</summary>
    private static LayerSummary? LongestOf(IOperation network, BodyUse use)
    {
        if (use.Networks.Of(Operations.Bare(network).Type, use.Cancellation) is not { } known)
        {
            return null;
        }

        IReadOnlyCollection<int> frozen = FrozenLayers.Of(known.Graph);
        return known.Table
            .Where((layer, number) => OpTable.Is(layer.Node, LayerTraits.Recurrent) && !frozen.Contains(number) && layer.Input.Extents[0] >= Many)
            .OrderByDescending(layer => layer.Input.Extents[0])
            .FirstOrDefault();
    }

    /// <summary>Whether a cell rectifies and does nothing that keeps its state within bounds.</summary>
    private static bool IsUnbounded(LayerSummary recurrence)
    {
        LayerNode[] cell = [.. recurrence.Node.Nested.SelectMany(layer => layer.SelfAndNested())];
        return cell.Any(layer => OpTable.Is(layer, LayerTraits.Rectifying))
            && !cell.Any(layer => OpTable.Is(layer, LayerTraits.Saturating) || OpTable.Is(layer, LayerTraits.Normalization) || OpTable.Is(layer, LayerTraits.ClassProbabilities));
    }

    /// <summary>One of the library's optimizers, whose initializer sets no clipping, or sets it to 0.</summary>
    private static bool ClipsNothing(IObjectCreationOperation creation) =>
        creation.Type is { } type && IsOptimizer(type) && type.IsOfLibrary()
        && !(creation.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>().Any(assignment =>
            assignment.Target is IPropertyReferenceOperation { Property.Name: "ClipNorm" or "ClipValue" } && assignment.Value.ConstantValue is not { HasValue: true, Value: 0f or 0 });

    /// <summary>Whether an optimizer is given to a method that may set it up.</summary>
    private static bool IsHandedOn(BodyUse use) => use.Body.Calls.Any(call => !call.TargetMethod.ContainingType.IsOfLibrary()
        && call.Arguments.Any(argument => IsOptimizer(Operations.Bare(argument.Value).Type)));

    private static bool IsOptimizer(ITypeSymbol? type)
    {
        while (type is not null && !type.Is("Optimizer"))
        {
            type = type.BaseType;
        }

        return type is not null;
    }
}
