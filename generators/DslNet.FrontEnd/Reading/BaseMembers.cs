using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Reading;

/// <summary>The members of the classes that a network's class derives from. Generated members override or hide them; others conflict.</summary>
internal static class BaseMembers
{
    /// <summary>The class that it derives from, or null for object.</summary>
    public static INamedTypeSymbol? BaseOf(INamedTypeSymbol type) => type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: TypeKind.Class } parent ? parent : null;

    /// <summary>The member of a base class, the nearest, that a generated member would override or hide, or null.</summary>
    public static ISymbol? Met(INamedTypeSymbol type, GeneratedMember generated, Compilation compilation) => generated.Kind == GeneratedMemberKind.Constructor
        ? null
        : Chain(type)
            .SelectMany(parent => generated.Kind == GeneratedMemberKind.Method ? parent.GetMembers(generated.Name).Where(member => member is not IMethodSymbol method || MemberClash.HasSignature(method, generated)) : parent.GetMembers(generated.Name))
            .FirstOrDefault(member => compilation.IsSymbolAccessibleWithin(member, type));

    /// <summary>Whether a member can be overridden by the generated one.</summary>
    public static bool IsOverridable(ISymbol member, GeneratedMember generated) =>
        member is { IsSealed: false, IsStatic: false, DeclaredAccessibility: Accessibility.Public }
        && (member.IsAbstract || member.IsVirtual || member.IsOverride)
        && !generated.IsStatic
        && member switch
        {
            IMethodSymbol method => generated.Kind == GeneratedMemberKind.Method && !method.ReturnsByRef && !method.ReturnsByRefReadonly && MemberClash.TypeOf(method.ReturnType) == generated.Type,
            IPropertySymbol property => generated.Kind == GeneratedMemberKind.Property && property.RefKind == RefKind.None && !property.IsIndexer && MemberClash.TypeOf(property.Type) == generated.Type
                && property.GetMethod is { DeclaredAccessibility: Accessibility.Public }
                && (generated.IsWritten ? property.SetMethod is { IsInitOnly: false, DeclaredAccessibility: Accessibility.Public } : property.SetMethod is null || !property.IsAbstract),
            _ => false,
        };

    /// <summary>Whether the generated constructor can call one of the base class, which it does without arguments. A network's is generated itself.</summary>
    public static bool CanBeMade(INamedTypeSymbol parent, INamedTypeSymbol type, Compilation compilation) => IsNetwork(parent) || parent.InstanceConstructors.Any(constructor =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams) && compilation.IsSymbolAccessibleWithin(constructor, type));

    /// <summary>Whether the base class has a <c>Dispose()</c> to call.</summary>
    public static bool Disposes(INamedTypeSymbol type, Compilation compilation) => Chain(type).Any(IsNetwork)
        || Chain(type).SelectMany(parent => parent.GetMembers("Dispose").OfType<IMethodSymbol>())
            .FirstOrDefault(method => method is { Parameters.IsEmpty: true, Arity: 0, IsStatic: false } && compilation.IsSymbolAccessibleWithin(method, type)) is { IsAbstract: false };

    /// <summary>The required members of the class and its base classes.</summary>
    public static IEnumerable<ISymbol> Required(INamedTypeSymbol type) => Chain(type).Prepend(type)
        .SelectMany(parent => parent.GetMembers())
        .Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName);

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = BaseOf(type); parent is not null; parent = BaseOf(parent))
        {
            yield return parent;
        }
    }
}
