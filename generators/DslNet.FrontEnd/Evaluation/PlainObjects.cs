using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>Types whose objects are determined by their constructor's arguments: records, and classes of the same kind.</summary>
internal static class PlainObjects
{
    /// <summary>Why an object that this constructor creates has unknown values, or null.</summary>
    public static string? Problem(INamedTypeSymbol type, IMethodSymbol constructor) => type switch
    {
        { DeclaringSyntaxReferences.IsEmpty: true } => "its source isn't in this compilation",
        _ when type.GetAttributes().Any(attribute => KnownSymbols.IsDslNet(attribute.AttributeClass, "NetworkAttribute")) => "it is a network",
        { BaseType.SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } => "objects of derived classes aren't known",
        _ when !constructor.IsImplicitlyDeclared && !IsPrimary(constructor) => "only primary constructors are known",
        _ => null,
    };

    /// <summary>The fields and automatic properties that store an object's values.</summary>
    public static IEnumerable<ISymbol> Holders(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => field is { IsStatic: false, IsConst: false })
        .Select(field => field.AssociatedSymbol is IPropertySymbol property ? (ISymbol)property : field);

    /// <summary>The parameter of a record's primary constructor that a property is declared by, or null.</summary>
    public static IParameterSymbol? ParameterOf(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ParameterSyntax)
            ? property.ContainingType.InstanceConstructors.Where(IsPrimary).SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == property.Name)
            : null;

    /// <summary>The properties that a record is deconstructed into, in order; null where it isn't a record, or has a Deconstruct of its own.</summary>
    public static IReadOnlyList<IPropertySymbol>? Positions(INamedTypeSymbol type) =>
        type.IsRecord && type.GetMembers("Deconstruct").All(member => member.IsImplicitlyDeclared) && type.InstanceConstructors.FirstOrDefault(IsPrimary) is { } primary
            ? [.. primary.Parameters.SelectMany(parameter => type.GetMembers(parameter.Name)).OfType<IPropertySymbol>()]
            : null;

    public static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    /// <summary>Whether a member has exactly the value that was assigned to it.</summary>
    public static bool IsSetPlainly(ISymbol member) => member is IFieldSymbol || (member is IPropertySymbol { SetMethod: { } setter, IsIndexer: false } && setter.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .All(syntax => syntax is not AccessorDeclarationSyntax accessor || (accessor.Body is null && accessor.ExpressionBody is null)));

    /// <summary>Whether a member may be reassigned while the program runs. (A struct is copied, and its copy is unaffected.)</summary>
    public static bool CanBeSetLater(ISymbol member) => member.ContainingType.IsReferenceType && member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        _ => false,
    };

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null });
}
