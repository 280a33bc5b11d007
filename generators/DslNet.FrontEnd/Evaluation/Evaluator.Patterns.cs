using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd.Constants;
using DslNet.FrontEnd.Scalars;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Patterns and switch expressions.</content>
internal sealed partial class Evaluator
{
    // The pattern variables of the method that is being evaluated: C# lets them be read wherever they are definitely assigned.
    private Scope matched = Scope.Empty;

    private Datum SwitchExpression(ISwitchExpressionOperation operation, Scope scope) => Evaluate(operation.Value, scope) is var value && value is Datum.Failed
        ? value
        : Arms(operation, operation.Arms, value, scope);

    private Datum Arms(ISwitchExpressionOperation operation, ImmutableArray<ISwitchExpressionArmOperation> arms, Datum value, Scope scope)
    {
        for (int index = 0; index < arms.Length; index++)
        {
            ISwitchExpressionArmOperation arm = arms[index];
            (Datum matches, Scope inside) = Match(arm.Pattern, value, scope);
            if (arm.Guard is not null && matches is not (Datum.Failed or Datum.Constant { Value: false }))
            {
                matches = Both(matches, Evaluate(arm.Guard, inside), arm.Guard);
            }

            switch (matches)
            {
                case Datum.Constant { Value: false }:
                    continue;
                case Datum.Constant { Value: true }:
                    return Evaluate(arm.Value, inside);
                case Datum.Condition condition:
                    return ScalarOperators.Choose(condition.Value, Evaluate(arm.Value, inside), Arms(operation, arms.RemoveRange(0, index + 1), value, scope), arm);
                default:
                    return matches;
            }
        }

        return Failures.NotEvaluable(operation, "no arm fits the value");
    }

    private Datum Test(IIsPatternOperation operation, Scope scope)
    {
        Datum value = Evaluate(operation.Value, scope);
        if (value is Datum.Failed)
        {
            return value;
        }

        (Datum matches, Scope named) = Match(operation.Pattern, value, scope);
        matched = named == scope ? matched : named.Over(matched);
        return matches;
    }

    /// <summary>Whether a value matches a pattern, and the scope with the pattern's variables.</summary>
    private (Datum Matches, Scope Scope) Match(IPatternOperation pattern, Datum value, Scope scope) => pattern switch
    {
        IDiscardPatternOperation => (Datum.Of(true), scope),
        IDeclarationPatternOperation declaration => (OfType(declaration, declaration.MatchesNull, declaration.MatchedType, value), Name(declaration.DeclaredSymbol, value, scope)),
        ITypePatternOperation type => (OfType(type, matchesNull: false, type.MatchedType, value), scope),
        IConstantPatternOperation constant => (Compare(pattern, BinaryOperatorKind.Equals, value, Evaluate(constant.Value, scope)), scope),
        IRelationalPatternOperation relation => (Compare(pattern, relation.OperatorKind, value, Evaluate(relation.Value, scope)), scope),
        INegatedPatternOperation negated => Negation(negated, value, scope),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Conjunction(both, value, scope),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => (Negate(Both(Negate(Match(either.LeftPattern, value, scope).Matches, pattern), Negate(Match(either.RightPattern, value, scope).Matches, pattern), pattern), pattern), scope),
        IRecursivePatternOperation recursive => Recursive(recursive, value, scope),
        IListPatternOperation list => List(list, value, scope),
        _ => (Failures.NotEvaluable(pattern, "the pattern isn't known"), scope),
    };

    /// <summary>The inner pattern's variables are assigned where the outer one doesn't match.</summary>
    private (Datum Matches, Scope Scope) Negation(INegatedPatternOperation pattern, Datum value, Scope scope)
    {
        (Datum matches, Scope named) = Match(pattern.Pattern, value, scope);
        return (Negate(matches, pattern), named);
    }

    private (Datum Matches, Scope Scope) Conjunction(IBinaryPatternOperation pattern, Datum value, Scope scope)
    {
        (Datum left, Scope named) = Match(pattern.LeftPattern, value, scope);
        (Datum right, Scope both) = Match(pattern.RightPattern, value, named);
        return (Both(left, right, pattern), both);
    }

    private static Scope Name(ISymbol? symbol, Datum value, Scope scope) => symbol is null ? scope : scope.Bind(symbol, value);

    private static Datum Compare(IOperation site, BinaryOperatorKind kind, Datum value, Datum other) => (value, other) switch
    {
        (_, Datum.Failed) => other,
        (Datum.Constant a, Datum.Constant b) => ConstantMath.Binary(kind, a.Value, b.Value, isChecked: false) is { } result
            ? Datum.Of(result)
            : Datum.Of(kind == BinaryOperatorKind.Equals && Equals(a.Value, b.Value)),
        (Datum.Scalar scalar, _) when ScalarOperators.Lift(other, scalar.Value.Pool) is { } bound && ScalarOperators.Compare(kind, scalar.Value, bound) is { } condition => new Datum.Condition(condition),
        (_, Datum.Constant { Value: null }) => Datum.Of(false),
        _ => Failures.NotEvaluable(site, "the value isn't known"),
    };

    private static Datum OfType(IOperation site, bool matchesNull, ITypeSymbol? type, Datum value) => value switch
    {
        _ when matchesNull => Datum.Of(true),
        Datum.Constant { Value: null } => Datum.Of(false),
        Datum.Constant { Value: { } known } when type is { SpecialType: not SpecialType.None } => Datum.Of(type.SpecialType == SpecialType.System_Object || type.Name == known.GetType().Name),
        Datum.Scalar when type?.SpecialType == SpecialType.System_Single => Datum.Of(true),
        Datum.Object known when type is not null => Datum.Of(known.Type.AllInterfaces.Append(known.Type).Any(own => SymbolEqualityComparer.Default.Equals(own, type)) || type.SpecialType == SpecialType.System_Object),
        Datum.Block => Datum.Of(KnownSymbols.IsDslNet(type, "Layer")),
        Datum.Network or Datum.Heads => Datum.Of(KnownSymbols.IsDslNet(type, "Net")),
        Datum.Weights => Datum.Of(KnownSymbols.IsDslNet(type, "Init")),
        Datum.Border => Datum.Of(KnownSymbols.IsDslNet(type, "Padding")),
        Datum.Sizes => Datum.Of(KnownSymbols.IsDslNet(type, "PerAxis")),
        _ => Failures.NotEvaluable(site, "whether the value is of this type isn't known"),
    };

    private static Datum Negate(Datum condition, IOperation site) => condition switch
    {
        Datum.Constant { Value: bool known } => Datum.Of(!known),
        Datum.Condition symbolic => new Datum.Condition(new ScalarCondition.Not(symbolic.Value)),
        Datum.Failed => condition,
        _ => Failures.NotEvaluable(site, "it is no truth value"),
    };

    private static Datum Both(Datum left, Datum right, IOperation site) => (left, right) switch
    {
        (Datum.Failed or Datum.Constant { Value: false }, _) => left,
        (Datum.Constant { Value: true }, _) => right,
        (_, Datum.Failed or Datum.Constant { Value: false }) => right,
        (_, Datum.Constant { Value: true }) => left,
        (Datum.Condition a, Datum.Condition b) => new Datum.Condition(new ScalarCondition.And(a.Value, b.Value)),
        _ => Failures.NotEvaluable(site, "it is no truth value"),
    };
}
