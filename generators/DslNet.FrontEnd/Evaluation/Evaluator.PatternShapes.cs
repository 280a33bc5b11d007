using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Structural patterns: positional, property and list patterns.</content>
internal sealed partial class Evaluator
{
    /// <summary><c>Type (parts) { Member: … } name</c>, of which any may be missing.</summary>
    private (Datum Matches, Scope Scope) Recursive(IRecursivePatternOperation pattern, Datum value, Scope scope)
    {
        if (value is Datum.Constant { Value: null })
        {
            return (Datum.Of(false), scope);
        }

        Datum isOfType = IsSurelyOf(pattern.MatchedType, pattern.InputType) ? Datum.Of(true) : OfType(pattern, matchesNull: false, pattern.MatchedType, value);
        if (isOfType is not Datum.Constant { Value: true })
        {
            return (isOfType, scope);
        }

        IEnumerable<(IPatternOperation?, Datum)> parts = pattern.DeconstructionSubpatterns.IsEmpty
            ? []
            : pattern.DeconstructionSubpatterns.Zip(Parts(value, pattern.DeconstructionSubpatterns.Length, pattern), (inner, part) => ((IPatternOperation?)inner, part));
        IEnumerable<(IPatternOperation?, Datum)> members = pattern.PropertySubpatterns.Select(inner => ((IPatternOperation?)inner.Pattern, MemberOf(value, inner.Member)));
        (Datum matches, Scope named) = All(parts.Concat(members), scope, pattern);
        return (matches, Name(pattern.DeclaredSymbol, value, named));
    }

    /// <summary><c>[first, .., last]</c>.</summary>
    private (Datum Matches, Scope Scope) List(IListPatternOperation pattern, Datum value, Scope scope)
    {
        if (value is Datum.Constant { Value: null })
        {
            return (Datum.Of(false), scope);
        }

        if (LengthOf(value) is not { } length)
        {
            return (Failures.NotEvaluable(pattern, "only arrays and texts are known"), scope);
        }

        int slice = pattern.Patterns.Select(inner => inner is ISlicePatternOperation).ToImmutableArray().IndexOf(true), others = pattern.Patterns.Length - (slice < 0 ? 0 : 1);
        if (slice < 0 ? length != others : length < others)
        {
            return (Datum.Of(false), scope);
        }

        int skipped = length - others;
        (Datum matches, Scope named) = All(pattern.Patterns.Select((inner, index) => inner is ISlicePatternOperation part
            ? (part.Pattern, Slice(value, index, index + skipped))
            : ((IPatternOperation?)inner, One(value, slice >= 0 && index > slice ? index - 1 + skipped : index, length, pattern))), scope, pattern);
        return (matches, Name(pattern.DeclaredSymbol, value, named));
    }

    /// <summary>Whether all patterns match; the later ones are evaluated only where the earlier ones match.</summary>
    private (Datum Matches, Scope Scope) All(IEnumerable<(IPatternOperation? Pattern, Datum Value)> patterns, Scope scope, IOperation site)
    {
        Datum matches = Datum.Of(true);
        foreach ((IPatternOperation? pattern, Datum value) in patterns)
        {
            if (pattern is null or IDiscardPatternOperation)
            {
                continue;
            }

            (Datum inner, scope) = value is Datum.Failed ? (value, scope) : Match(pattern, value, scope);
            matches = Both(matches, inner, site);
            if (matches is Datum.Failed or Datum.Constant { Value: false })
            {
                break;
            }
        }

        return (matches, scope);
    }

    private Datum MemberOf(Datum value, IOperation member) => (value, member) switch
    {
        (Datum.Tuple tuple, IFieldReferenceOperation field) => TupleElement(field, tuple),
        (Datum.Object known, IMemberReferenceOperation reference) => Member(reference.Member, known, member),
        (_, IPropertyReferenceOperation { Property.Name: "Length" or "Count" }) when LengthOf(value) is { } length => Datum.Of(length),
        _ => Failures.NotEvaluable(member, "only the length of arrays and texts, and the members of tuples and records are known"),
    };

    /// <summary>Whether every non-null value is of the type, by its static type.</summary>
    private static bool IsSurelyOf(ITypeSymbol? type, ITypeSymbol? input) => SymbolEqualityComparer.Default.Equals(type, input)
        || (input is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && SymbolEqualityComparer.Default.Equals(type, nullable.TypeArguments[0]));
}
