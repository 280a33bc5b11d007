using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using DslNet.FrontEnd.Constants;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Tuples and deconstruction.</content>
internal sealed partial class Evaluator
{
    private Datum.Tuple Tuple(ITupleOperation operation, Scope scope) => new([.. operation.Elements.Select(element => Evaluate(element, scope))]);

    private static Datum TupleElement(IFieldReferenceOperation operation, Datum.Tuple tuple)
    {
        string name = (operation.Field.CorrespondingTupleField ?? operation.Field).Name;
        return name.StartsWith("Item", System.StringComparison.Ordinal) && int.TryParse(name.Substring(4), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= tuple.Elements.Length
            ? tuple.Elements[number - 1]
            : Failures.NotEvaluable(operation, "the tuple has no such element");
    }

    /// <summary>A tuple whose elements are converted one by one.</summary>
    private static Datum Converted(Datum.Tuple tuple, IConversionOperation operation) => operation.Type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } && elements.Length == tuple.Elements.Length
        ? new Datum.Tuple([.. tuple.Elements.Zip(elements, (value, element) => value is not Datum.Constant constant
            ? value
            : ConstantConversion.TryConvert(constant.Value, element.Type, operation.IsChecked, out object? converted)
                ? Datum.Of(converted)
                : Failures.NotEvaluable(operation, "a value doesn't fit the type"))])
        : tuple;

    /// <summary>Whether all targets of a deconstruction are new locals.</summary>
    private static bool Declares(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => Declares(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.All(Declares),
        ILocalReferenceOperation local => local.IsDeclaration,
        _ => target is IDiscardOperation,
    };

    /// <summary>The scope with the locals of a deconstruction.</summary>
    private Scope TakenApart(IOperation target, Datum value, Scope scope, IOperation site) => target switch
    {
        IDeclarationExpressionOperation declaration => TakenApart(declaration.Expression, value, scope, site),
        ITupleOperation tuple => Parts(value, tuple.Elements.Length, site) is var parts
            ? tuple.Elements.Zip(parts, (element, part) => (element, part)).Aggregate(scope, (inner, pair) => TakenApart(pair.element, pair.part, inner, site))
            : scope,
        ILocalReferenceOperation local => scope.Bind(local.Local, value),
        _ => scope,
    };

    /// <summary>The elements of a tuple, or of a record that is deconstructed, if there are <paramref name="count"/> of them.</summary>
    private ImmutableArray<Datum> Parts(Datum value, int count, IOperation site)
    {
        IEnumerable<Datum>? parts = value switch
        {
            Datum.Tuple tuple => tuple.Elements,
            Datum.Object known => PlainObjects.Positions(known.Type.OriginalDefinition)?.Select(property => Member(property, known, site)),
            _ => null,
        };
        return parts?.ToImmutableArray() is { } found && found.Length == count
            ? found
            : [.. Enumerable.Repeat(value is Datum.Failed ? value : Failures.NotEvaluable(site, "only tuples and records with a primary constructor can be taken apart"), count)];
    }
}
