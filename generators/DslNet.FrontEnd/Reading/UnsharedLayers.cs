using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Reading;

/// <summary>
/// DN2009: a layer with parameters, bound to a name, that is applied on two branches. Each application has weights of its own, though the source names one layer.
/// Consecutive applications are taken to be intended; so is repeated application at one location of the source, in a helper or a Repeat.
/// </summary>
internal static class UnsharedLayers
{
    public static ImmutableArray<LocatedFinding> Of(Evaluator evaluator, ImmutableArray<PlacedHead> heads)
    {
        (ISymbol Symbol, Location[] Places, PlacedLayer Layer)[] candidates = [.. evaluator.Applications
            .GroupBy(application => application.Symbol, SymbolEqualityComparer.Default)
            .Select(group => (
                Symbol: group.Key!,
                Places: group.Select(application => application.Place).Distinct().ToArray(),
                Layer: group.First().Layers.FirstOrDefault(layer => HasOwnParameters(layer.Node))))
            .Where(candidate => candidate is { Places.Length: > 1, Layer: not null })
            .Select(candidate => (candidate.Symbol, candidate.Places, candidate.Layer!))];
        if (candidates.Length == 0)
        {
            return [];
        }

        PlacedValue[] order = [.. GraphBuilder.Order(heads.Select(head => head.Value))];
        return [.. candidates
            .Where(candidate => AreApart([.. order.Where(value => ReferenceEquals(value.Layer, candidate.Layer))]))
            .Select(candidate => new LocatedFinding("DN2009", candidate.Places[1], InvariantText.Of(
                $"{QuotedText.Cleaned(candidate.Symbol.Name)} is applied at {candidate.Places.Length} places, which makes layers with weights of their own at each of them; Shared(…) around it makes it one layer, with one set of weights")))];
    }

    /// <summary>Whether it has parameters outside of shared blocks.</summary>
    private static bool HasOwnParameters(LayerNode layer) =>
        layer.SharedId is null && (OpTable.HasParameters(layer) || layer.Nested.Any(HasOwnParameters));

    /// <summary>Whether two of the values don't depend on each other. Pairwise dependent values are on one path.</summary>
    /// <param name="values">In topological order.</param>
    private static bool AreApart(PlacedValue[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (!GraphBuilder.Order([values[i]]).Any(value => ReferenceEquals(value, values[i - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
