using System;
using DslNet.Compiler.Kernels;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Scalars;

/// <summary>C#'s operators on symbolic values, known at run time.</summary>
internal static class ScalarOperators
{
    /// <summary>The pool of a symbolic value, or null.</summary>
    public static ExprPool? PoolOf(Datum value) => (value as Datum.Scalar)?.Value.Pool;

    /// <summary>A number as an expression of <paramref name="pool"/>; null where it isn't a number.</summary>
    public static Expr? Lift(Datum value, ExprPool pool) => value switch
    {
        Datum.Scalar scalar => scalar.Value,
        Datum.Constant { Value: float number } => pool.Constant(number),
        Datum.Constant { Value: double number } => pool.Constant(number),
        Datum.Constant { Value: int number } => pool.Constant(number),
        _ => null,
    };

    /// <summary>An operator with a symbolic operand.</summary>
    public static Datum Binary(BinaryOperatorKind kind, Datum left, Datum right, IOperation site)
    {
        if ((PoolOf(left) ?? PoolOf(right)) is not { } pool || Lift(left, pool) is not { } a || Lift(right, pool) is not { } b)
        {
            return Failures.NotEvaluable(site, "the operator doesn't go with these operands");
        }

        return kind switch
        {
            BinaryOperatorKind.Add => new Datum.Scalar(a + b),
            BinaryOperatorKind.Subtract => new Datum.Scalar(a - b),
            BinaryOperatorKind.Multiply => new Datum.Scalar(a * b),
            BinaryOperatorKind.Divide => new Datum.Scalar(a / b),
            BinaryOperatorKind.Remainder => Failures.NotDifferentiable(site, "a remainder jumps"),
            _ => Compare(kind, a, b) is { } condition ? new Datum.Condition(condition) : Failures.NotDifferentiable(site, "only + - * / and comparisons are known here"),
        };
    }

    /// <summary>A comparison, or null for other operators.</summary>
    public static ScalarCondition? Compare(BinaryOperatorKind kind, Expr a, Expr b) => kind switch
    {
        BinaryOperatorKind.LessThan => new ScalarCondition.Compare(Comparison.Less, a, b),
        BinaryOperatorKind.LessThanOrEqual => new ScalarCondition.Compare(Comparison.LessOrEqual, a, b),
        BinaryOperatorKind.GreaterThan => new ScalarCondition.Compare(Comparison.Less, b, a),
        BinaryOperatorKind.GreaterThanOrEqual => new ScalarCondition.Compare(Comparison.LessOrEqual, b, a),
        BinaryOperatorKind.Equals => new ScalarCondition.Compare(Comparison.Equal, a, b),
        BinaryOperatorKind.NotEquals => new ScalarCondition.Not(new ScalarCondition.Compare(Comparison.Equal, a, b)),
        _ => null,
    };

    /// <summary>condition ? whenTrue : whenFalse.</summary>
    public static Datum Choose(ScalarCondition condition, Datum whenTrue, Datum whenFalse, IOperation site)
    {
        if (Datum.FailureAmong([whenTrue, whenFalse]) is { } failure)
        {
            return failure;
        }

        ExprPool pool = PoolOf(condition);
        return Lift(whenTrue, pool) is { } a && Lift(whenFalse, pool) is { } b
            ? new Datum.Scalar(condition.Choose(a, b))
            : Failures.NotEvaluable(site, "the condition depends on the function's operand, so both branches must be numbers");
    }

    private static ExprPool PoolOf(ScalarCondition condition) => condition switch
    {
        ScalarCondition.Compare compare => compare.Left.Pool,
        ScalarCondition.Not not => PoolOf(not.Condition),
        ScalarCondition.And and => PoolOf(and.First),
        ScalarCondition.Or or => PoolOf(or.First),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Unknown kind of condition."),
    };
}
