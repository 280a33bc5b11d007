using System.Linq;
using System.Runtime.CompilerServices;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Constants;

/// <summary>The text of a constant in an interpolated string.</summary>
internal static class ConstantText
{
    private const int LongestNumber = 99;

    /// <summary>The text, or null where it would depend on the culture of the machine that runs the definition.</summary>
    public static string? Of(object? value, ITypeSymbol? type, string? format = null) => value switch
    {
        null => "",
        string text => text,
        _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } => format is null or "" or "G" or "g"
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name
            : null,
        char letter => letter.ToString(),
        bool flag => flag ? "True" : "False",
        _ => Integers.Of(value) is null ? null
            : string.IsNullOrEmpty(format) ? InvariantText.Of($"{value}")
            : IsOfDigits(format!) ? InvariantText.Of(FormattableStringFactory.Create("{0:" + format + "}", value))
            : null,
    };

    /// <summary>The formats D, X and zeros, which print only digits in every culture.</summary>
    private static bool IsOfDigits(string format) => format.All(letter => letter == '0')
        ? format.Length <= LongestNumber
        : format[0] is 'D' or 'd' or 'X' or 'x' && format.Length <= 3 && format.Skip(1).All(letter => letter is >= '0' and <= '9');
}
