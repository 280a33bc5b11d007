using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.FrontEnd.Reading;

/// <summary>The class's names as strings.</summary>
internal static class ClassNames
{
    public static NetworkClass Of(INamedTypeSymbol type) => new(
        string.Join(".", Namespaces(type.ContainingNamespace).Reverse().Select(Escape)),
        Escape(type.Name),
        Containers(type).Reverse().Select(Declaration).ToEquatableArray())
    {
        HasOwnGpu = !type.GetMembers("Gpu").IsEmpty,
        Roots = new[] { NetworkClass.DefinitionRoot, NetworkClass.LossRoot }.Where(name => !type.GetMembers(name).IsEmpty).ToEquatableArray(),
    };

    private static IEnumerable<string> Namespaces(INamespaceSymbol? space)
    {
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            yield return space.Name;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }

    private static string Declaration(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "partial record struct ",
        (true, _) => "partial record ",
        (_, TypeKind.Struct) => "partial struct ",
        (_, TypeKind.Interface) => "partial interface ",
        _ => "partial class ",
    } + Escape(type.Name);

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
