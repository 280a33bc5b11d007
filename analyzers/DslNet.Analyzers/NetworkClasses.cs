using System.Linq;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>The classes that declare a network.</summary>
internal static class NetworkClasses
{
    /// <summary>The attribute of such a class, or null of another.</summary>
    public static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName);
}
