using System;
using System.Numerics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Constants;

/// <summary>C#'s integer arithmetic: exact, then truncated to the type's bits.</summary>
internal static class Integers
{
    /// <summary>The number, or null where the value is of no integer type.</summary>
    public static BigInteger? Of(object? value) => value switch
    {
        int number => number,
        uint number => number,
        long number => number,
        ulong number => number,
        byte number => number,
        sbyte number => number,
        short number => number,
        ushort number => number,
        char letter => letter,
        _ => null,
    };

    /// <summary>The result in the left operand's type; null for a division by zero or an overflow for which C# would throw.</summary>
    public static object? Binary(BinaryOperatorKind kind, object left, BigInteger a, BigInteger b, bool isChecked)
    {
        TypeCode type = Type.GetTypeCode(left.GetType());
        int bits = Bits(type);
        int shift = (int)(b & (Math.Max(bits, 32) - 1));
        return kind switch
        {
            BinaryOperatorKind.Add => Cut(a + b, type, isChecked),
            BinaryOperatorKind.Subtract => Cut(a - b, type, isChecked),
            BinaryOperatorKind.Multiply => Cut(a * b, type, isChecked),
            BinaryOperatorKind.Divide => b.IsZero ? null : Cut(BigInteger.Divide(a, b), type, isChecked: true),
            BinaryOperatorKind.Remainder => b.IsZero ? null : Cut(BigInteger.Remainder(a, b), type, isChecked: true),
            BinaryOperatorKind.And => Cut(a & b, type, isChecked: false),
            BinaryOperatorKind.Or => Cut(a | b, type, isChecked: false),
            BinaryOperatorKind.ExclusiveOr => Cut(a ^ b, type, isChecked: false),
            BinaryOperatorKind.LeftShift => Cut(a << shift, type, isChecked: false),
            BinaryOperatorKind.RightShift => Cut(a >> shift, type, isChecked: false),
            BinaryOperatorKind.UnsignedRightShift => Cut((a & ((BigInteger.One << bits) - 1)) >> shift, type, isChecked: false),
            BinaryOperatorKind.LessThan => a < b,
            BinaryOperatorKind.LessThanOrEqual => a <= b,
            BinaryOperatorKind.GreaterThan => a > b,
            BinaryOperatorKind.GreaterThanOrEqual => a >= b,
            BinaryOperatorKind.Equals => a == b,
            BinaryOperatorKind.NotEquals => a != b,
            _ => null,
        };
    }

    /// <summary>The number in an integer type, or null where it is checked and doesn't fit.</summary>
    public static object? Cut(BigInteger value, TypeCode type, bool isChecked)
    {
        BigInteger cut = value & ((BigInteger.One << Bits(type)) - 1);
        if (IsSigned(type) && cut >= BigInteger.One << (Bits(type) - 1))
        {
            cut -= BigInteger.One << Bits(type);
        }

        return isChecked && cut != value ? null : type switch
        {
            TypeCode.Int32 => (int)cut,
            TypeCode.UInt32 => (uint)cut,
            TypeCode.Int64 => (long)cut,
            TypeCode.UInt64 => (ulong)cut,
            TypeCode.Byte => (byte)cut,
            TypeCode.SByte => (sbyte)cut,
            TypeCode.Int16 => (short)cut,
            TypeCode.UInt16 => (ushort)cut,
            TypeCode.Char => (char)(ushort)cut,
            _ => null,
        };
    }

    private static bool IsSigned(TypeCode type) => type is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    private static int Bits(TypeCode type) => type switch
    {
        TypeCode.Byte or TypeCode.SByte => 8,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 16,
        TypeCode.Int64 or TypeCode.UInt64 => 64,
        _ => 32,
    };
}
