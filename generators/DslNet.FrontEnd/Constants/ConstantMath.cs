using System.Numerics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Constants;

/// <summary>Constant folding of C#'s operators. Both operands have one type already, as Roslyn's operations contain the conversions.</summary>
internal static class ConstantMath
{
    /// <summary>The result, or null where there is none (a division by zero, an overflow, an operator that isn't supported).</summary>
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right, bool isChecked) => (left, right) switch
    {
        (bool a, bool b) => Logic(kind, a, b),
        // Float arithmetic through double rounds correctly: double has more than twice the digits.
        (float a, float b) => Floating(kind, a, b) is double result ? (float)result : Compare(kind, a, b),
        (double a, double b) => Floating(kind, a, b) is double result ? result : Compare(kind, a, b),
        _ when left is not null && Integers.Of(left) is BigInteger a && Integers.Of(right) is BigInteger b => Integers.Binary(kind, left, a, b, isChecked),
        _ when IsPlain(left) && IsPlain(right) => kind switch
        {
            BinaryOperatorKind.Equals => Equals(left, right),
            BinaryOperatorKind.NotEquals => !Equals(left, right),
            _ => null,
        },
        _ => null,
    };

    /// <summary>The result, or null where there is none.</summary>
    public static object? Unary(UnaryOperatorKind kind, object? operand, bool isChecked) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, float or double or int or uint or long or ulong) => operand,
        (UnaryOperatorKind.Minus, float value) => -value,
        (UnaryOperatorKind.Minus, double value) => -value,
        (UnaryOperatorKind.Minus, _) when Integers.Of(operand) is BigInteger value => Integers.Cut(-value, System.Type.GetTypeCode(operand!.GetType()), isChecked),
        (UnaryOperatorKind.BitwiseNegation, _) when Integers.Of(operand) is BigInteger value => Integers.Cut(-value - 1, System.Type.GetTypeCode(operand!.GetType()), isChecked: false),
        (UnaryOperatorKind.Not, bool value) => !value,
        _ => null,
    };

    private static bool IsPlain(object? value) => value is null or string or bool || Integers.Of(value) is not null;

    private static object? Logic(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And => a && b,
        BinaryOperatorKind.Or => a || b,
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.Equals => a == b,
        _ => null,
    };

    private static double? Floating(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        _ => null,
    };

    private static object? Compare(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        _ => null,
    };
}
