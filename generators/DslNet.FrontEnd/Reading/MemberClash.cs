using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Reading;

/// <summary>C#'s rules of conflicting members in one class.</summary>
internal static class MemberClash
{
    /// <summary>Whether a member of the user's conflicts with a generated one: methods may be overloaded, other members may not share a name.</summary>
    public static bool Is(ISymbol member, GeneratedMember generated) => (member, generated.Kind) switch
    {
        (IMethodSymbol { MethodKind: MethodKind.Constructor } constructor, GeneratedMemberKind.Constructor) => Parameters(constructor).SequenceEqual(generated.ParameterTypes),
        (_, GeneratedMemberKind.Constructor) => false,
        (IMethodSymbol { MethodKind: MethodKind.Ordinary } method, GeneratedMemberKind.Method) => HasSignature(method, generated),
        (IMethodSymbol { MethodKind: MethodKind.Ordinary } method, GeneratedMemberKind.Property) => method.Name == generated.Name || IsAccessor(method, generated),
        (IMethodSymbol { MethodKind: MethodKind.Ordinary } method, _) => method.Name == generated.Name,
        (IMethodSymbol, _) => false,
        _ => Names(generated).Contains(member.MetadataName.Split('`')[0]),
    };

    /// <summary>Whether a method has the generated one's signature: its name and the types of its parameters.</summary>
    public static bool HasSignature(IMethodSymbol method, GeneratedMember generated) =>
        method.Name == generated.Name && method.Arity == 0 && Parameters(method).SequenceEqual(generated.ParameterTypes);

    /// <summary>The type as generated code writes it.</summary>
    public static string TypeOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A property also reserves the metadata names of both accessors, even of those that it doesn't have.</summary>
    private static string[] Names(GeneratedMember generated) => generated.Kind == GeneratedMemberKind.Property ? [generated.Name, "get_" + generated.Name, "set_" + generated.Name] : [generated.Name];

    /// <summary>Whether a method has an accessor's signature; C# includes generic methods in that check.</summary>
    private static bool IsAccessor(IMethodSymbol method, GeneratedMember property) =>
        (method.Name == "get_" + property.Name && method.Parameters.IsEmpty)
        || (method.Name == "set_" + property.Name && Parameters(method).SequenceEqual([property.Type]));

    private static IEnumerable<string> Parameters(IMethodSymbol method) => method.Parameters.Select(parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + TypeOf(parameter.Type));
}
