using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>The classes that declare a network.</summary>
internal static class NetworkClasses
{
    /// <summary>The attribute of such a class, or null of another.</summary>
    public static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName);

    /// <summary>Whether all that is known of a network's type says that it is a generated one: a class that implements the interface by hand may keep other rules.</summary>
    public static bool IsGenerated(ITypeSymbol? type, DslNetTypes types) =>
        types.IsNetwork(type) && (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || AttributeOf(named) is not null);
}
