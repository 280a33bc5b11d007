using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Constants;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Strings, defaults, arrays.</content>
internal sealed partial class Evaluator
{
    private const string CultureDecides = "its text would depend on the culture";

    private static string? Text(IOperation operation, Datum.Constant value, string? format = null) =>
        ConstantText.Of(value.Value, operation is IConversionOperation { Operand.Type: var type } ? type : operation.Type, format);

    private static Datum AsText(IOperation operation, Datum.Constant value, string? format, IOperation site) =>
        Text(operation, value, format) is { } text ? Datum.Of(text) : Failures.NotEvaluable(site, CultureDecides);

    private Datum Interpolation(IInterpolatedStringOperation operation, Scope scope)
    {
        Datum[] parts = [.. operation.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation text => Evaluate(text.Text, scope),
            IInterpolationOperation hole => Hole(hole, scope),
            _ => Failures.NotEvaluable(part, "it isn't known"),
        })];
        return Datum.FailureAmong(parts) ?? Datum.Of(string.Concat(parts.OfType<Datum.Constant>().Select(part => part.Value)));
    }

    private Datum Hole(IInterpolationOperation hole, Scope scope) => Evaluate(hole.Expression, scope) switch
    {
        Datum.Failed failed => failed,
        Datum.Constant constant when Text(hole.Expression, constant, hole.FormatString?.ConstantValue.Value as string) is { } text => Aligned(text, hole.Alignment?.ConstantValue.Value as int? ?? 0, hole),
        _ => Failures.NotEvaluable(hole.Expression, CultureDecides),
    };

    private static Datum Aligned(string text, int width, IOperation site) =>
        width < -Limits.Text || width > Limits.Text ? Failures.NotEvaluable(site, "the text gets too long")
        : Datum.Of(width < 0 ? text.PadRight(-width) : text.PadLeft(width));

    private static Datum Default(IOperation operation, ITypeSymbol? type) => type switch
    {
        _ when KnownSymbols.IsDslNet(type, "Padding") => new Datum.Border(new ArgumentValue.Border(0)),
        _ when KnownSymbols.IsDslNet(type, "PerAxis") => new Datum.Sizes(1, 1),
        _ when KnownSymbols.IsDslNet(type, "Init") => new Datum.Weights(new Initializer(InitKind.Auto)),
        { IsReferenceType: true } => Datum.Of(null),
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Datum.Of(null),
        _ when type is { IsValueType: true } && ConstantConversion.TryConvert(0, type, isChecked: false, out object? zero) && zero is not int => Datum.Of(zero),
        { SpecialType: SpecialType.System_Int32 } => Datum.Of(0),
        { SpecialType: SpecialType.System_Boolean } => Datum.Of(false),
        _ => Failures.NotEvaluable(operation, "the default of this type isn't known"),
    };

    private Datum Array(IArrayCreationOperation operation, Scope scope) => operation switch
    {
        { DimensionSizes.Length: 1, Initializer: { } initializer } => Items(initializer.ElementValues, scope),
        { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => new Datum.Items([]),
        _ => Failures.NotEvaluable(operation, "only arrays of one dimension with all their elements are known"),
    };

    private Datum Collection(ICollectionExpressionOperation operation, Scope scope) => Items(operation.Elements, scope);

    private Datum.Items Items(ImmutableArray<IOperation> elements, Scope scope) => new(
        [.. elements.SelectMany(element => element is ISpreadOperation spread ? Spread(spread, scope) : [Evaluate(element, scope)])]);

    private ImmutableArray<Datum> Spread(ISpreadOperation spread, Scope scope) => Evaluate(spread.Operand, scope) switch
    {
        Datum.Items items => items.Elements,
        Datum.Failed failed => [failed],
        _ => [Failures.NotEvaluable(spread, "only arrays are known")],
    };
}
