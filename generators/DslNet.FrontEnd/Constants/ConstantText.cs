using System.Linq;
using System.Numerics;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Constants;

/// <summary>What a constant looks like inside a text.</summary>
internal static class ConstantText
{
    /// <summary>The text, or null where it would depend on the culture of whoever runs the definition.</summary>
    public static string? Of(object? value, ITypeSymbol? type) => value switch
    {
        null => "",
        string text => text,
        _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } => type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name,
        char letter => letter.ToString(),
        bool flag => flag ? "True" : "False",
        _ => Integers.Of(value) is BigInteger number ? InvariantText.Of($"{number}") : null,
    };
}
