using DslNet.FrontEnd.Constants;
using DslNet.FrontEnd.Scalars;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Operators and conversions.</content>
internal sealed partial class Evaluator
{
    private Datum Binary(IBinaryOperation operation, Scope scope)
    {
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            return Shortcut(operation, scope);
        }

        Datum left = Evaluate(operation.LeftOperand, scope);
        Datum right = Evaluate(operation.RightOperand, scope);
        if (Datum.FailureAmong([left, right]) is { } failure)
        {
            return failure;
        }

        return OfNets(operation.OperatorKind, left, right, operation) ?? (left, right) switch
        {
            (Datum.Constant a, Datum.Constant b) when operation.Type?.SpecialType == SpecialType.System_String => Concatenation(operation, a, b),
            (Datum.Constant a, Datum.Constant b) => ConstantMath.Binary(operation.OperatorKind, a.Value, b.Value, operation.IsChecked) is { } result
                ? Datum.Of(result)
                : Failures.NotEvaluable(operation, "it divides by zero, overflows or has no constant result"),
            (Datum.Condition, _) or (_, Datum.Condition) => Join(operation, left, right),
            (Datum.Scalar, _) or (_, Datum.Scalar) => ScalarOperators.Binary(operation.OperatorKind, left, right, operation),
            (Datum.Weights a, Datum.Weights b) when operation.OperatorKind is BinaryOperatorKind.Equals => Datum.Of(a.Value == b.Value),
            (Datum.Weights a, Datum.Weights b) when operation.OperatorKind is BinaryOperatorKind.NotEquals => Datum.Of(a.Value != b.Value),
            _ => Failures.NotEvaluable(operation, "the operator isn't known for these values"),
        };
    }

    /// <summary>&amp;&amp; and ||: the right side is evaluated only where the left one doesn't decide (short circuit).</summary>
    private Datum Shortcut(IBinaryOperation operation, Scope scope)
    {
        bool isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        Datum left = Evaluate(operation.LeftOperand, scope);
        return left switch
        {
            Datum.Constant { Value: bool known } => known == isAnd ? Evaluate(operation.RightOperand, scope) : left,
            Datum.Failed => left,
            _ => Join(operation, left, Evaluate(operation.RightOperand, scope)),
        };
    }

    /// <summary>Two Boolean values of which at least one is symbolic.</summary>
    private static Datum Join(IBinaryOperation operation, Datum left, Datum right) => (left, right, operation.OperatorKind) switch
    {
        (Datum.Failed, _, _) => left,
        (_, Datum.Failed, _) => right,
        (_, Datum.Constant { Value: bool known }, BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And) => known ? left : right,
        (_, Datum.Constant { Value: bool known }, BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or) => known ? right : left,
        (Datum.Constant, Datum.Condition, BinaryOperatorKind.And or BinaryOperatorKind.Or) => Join(operation, right, left),
        (Datum.Condition a, Datum.Condition b, BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And) => new Datum.Condition(new ScalarCondition.And(a.Value, b.Value)),
        (Datum.Condition a, Datum.Condition b, BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or) => new Datum.Condition(new ScalarCondition.Or(a.Value, b.Value)),
        _ => Failures.NotEvaluable(operation, "only && || and ! combine conditions on the function's operand"),
    };

    private static Datum Concatenation(IBinaryOperation operation, Datum.Constant left, Datum.Constant right) =>
        (Text(operation.LeftOperand, left), Text(operation.RightOperand, right)) is ({ } a, { } b)
            ? Datum.Of(a + b)
            : Failures.NotEvaluable(operation, CultureDecides);

    private Datum Unary(IUnaryOperation operation, Scope scope) => (Evaluate(operation.Operand, scope), operation.OperatorKind) switch
    {
        (Datum.Failed failed, _) => failed,
        (Datum.Constant constant, _) when ConstantMath.Unary(operation.OperatorKind, constant.Value, operation.IsChecked) is { } result => Datum.Of(result),
        (Datum.Scalar scalar, UnaryOperatorKind.Minus) => new Datum.Scalar(-scalar.Value),
        (Datum.Scalar scalar, UnaryOperatorKind.Plus) => scalar,
        (Datum.Network net, UnaryOperatorKind.Minus) => Rescaled(net, -1, 0, operation),
        (Datum.Condition condition, UnaryOperatorKind.Not) => new Datum.Condition(new ScalarCondition.Not(condition.Value)),
        _ => Failures.NotEvaluable(operation, "the operator isn't known for this value"),
    };

    private Datum Conversion(IConversionOperation operation, Scope scope)
    {
        Datum value = Evaluate(operation.Operand, scope);
        return (value, operation.OperatorMethod) switch
        {
            (Datum.Failed, _) => value,
            (Datum.Constant { Value: int position and >= 0 }, { Name: "op_Implicit" } method) when KnownSymbols.IsIndex(method.ContainingType) => new Datum.Position(position, IsFromEnd: false),
            // Roslyn represents decimal's conversions as methods; every other method is the user's own.
            (_, { } method) when method.ContainingType.SpecialType != SpecialType.System_Decimal =>
                Call(method, [new CallArgument(method.Parameters[0], value, operation.Operand.Syntax.GetLocation())], operation, scope),
            (Datum.Tuple tuple, _) => Converted(tuple, operation),
            (Datum.Constant constant, _) => ConstantConversion.TryConvert(constant.Value, operation.Type, operation.IsChecked, out object? converted)
                ? Datum.Of(converted)
                : Failures.NotEvaluable(operation, "the value doesn't fit the type"),
            (Datum.Scalar, _) when operation.Type?.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double) =>
                Failures.NotDifferentiable(operation, $"a conversion to {operation.Type?.ToDisplayString()} jumps"),
            _ => value,
        };
    }

    private Datum Conditional(IConditionalOperation operation, Scope scope) => Evaluate(operation.Condition, scope) switch
    {
        Datum.Constant { Value: bool known } => Evaluate(known ? operation.WhenTrue : operation.WhenFalse, scope),
        Datum.Condition condition => ScalarOperators.Choose(condition.Value, Evaluate(operation.WhenTrue, scope), Evaluate(operation.WhenFalse, scope), operation),
        Datum.Failed failed => failed,
        _ => Failures.NotEvaluable(operation.Condition, "it is no truth value"),
    };

    private Datum Coalesce(ICoalesceOperation operation, Scope scope) => Evaluate(operation.Value, scope) is var value && value is Datum.Constant { Value: null }
        ? Evaluate(operation.WhenNull, scope)
        : value;
}
