using System;
using System.Numerics;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Constants;

/// <summary>Constant folding of C#'s conversions.</summary>
internal static class ConstantConversion
{
    /// <summary>The value in <paramref name="type"/>; false where it doesn't fit, or where C# leaves the result unspecified.</summary>
    public static bool TryConvert(object? value, ITypeSymbol? type, bool isChecked, out object? converted)
    {
        converted = value;
        if (value is null || TargetOf(type) is not TypeCode target)
        {
            return true;
        }

        converted = Convert(value, target, isChecked);
        return converted is not null;
    }

    private static object? Convert(object value, TypeCode target, bool isChecked) => (value, target) switch
    {
        (float number, TypeCode.Single) => number,
        (float number, TypeCode.Double) => (double)number,
        (double number, TypeCode.Single) => (float)number,
        (double number, TypeCode.Double) => number,
        (decimal number, TypeCode.Single) => (float)number,
        (decimal number, TypeCode.Double) => (double)number,
        (float number, _) => Truncated(number, target),
        (double number, _) => Truncated(number, target),
        (decimal number, _) => Integers.Cut(new BigInteger(number), target, isChecked: true),
        (_, TypeCode.Single) when Integers.Of(value) is BigInteger number => number > long.MaxValue ? (float)(ulong)number : (float)(long)number,
        (_, TypeCode.Double) when Integers.Of(value) is BigInteger number => number > long.MaxValue ? (double)(ulong)number : (double)(long)number,
        _ when Integers.Of(value) is BigInteger number => Integers.Cut(number, target, isChecked),
        _ => null,
    };

    private static object? Truncated(double value, TypeCode target) =>
        double.IsNaN(value) || double.IsInfinity(value) ? null : Integers.Cut(new BigInteger(Math.Truncate(value)), target, isChecked: true);

    /// <summary>The numeric target type of a conversion, or null where the value is unchanged.</summary>
    private static TypeCode? TargetOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => TargetOf(underlying),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => TargetOf(nullable.TypeArguments[0]),
        _ => type?.SpecialType switch
        {
            SpecialType.System_Byte => TypeCode.Byte,
            SpecialType.System_SByte => TypeCode.SByte,
            SpecialType.System_Int16 => TypeCode.Int16,
            SpecialType.System_UInt16 => TypeCode.UInt16,
            SpecialType.System_Int32 => TypeCode.Int32,
            SpecialType.System_UInt32 => TypeCode.UInt32,
            SpecialType.System_Int64 => TypeCode.Int64,
            SpecialType.System_UInt64 => TypeCode.UInt64,
            SpecialType.System_Char => TypeCode.Char,
            SpecialType.System_Single => TypeCode.Single,
            SpecialType.System_Double => TypeCode.Double,
            _ => null,
        },
    };
}
