using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.FrontEnd.Reading;

/// <summary>DN1001: reasons why a class can't have a generated part.</summary>
internal static class ClassRules
{
    /// <summary>
    /// The maximum length of the class's full name. A name in metadata has at most 1,023 bytes, and that of the explicitly implemented member for the predictor contains this one with
    /// DslNet.INetwork and more around it. (C# reports that only when it emits the assembly, with CS7013.)
    /// </summary>
    private const int MostBytes = 960;

    /// <summary>The first of the class's problems, or null.</summary>
    public static LocatedFinding? Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        string? problem = Problem(type, cancellation) ?? Containers(type).Select(container => ContainerProblem(container, cancellation)).FirstOrDefault(found => found is not null);
        return problem is null ? null : new LocatedFinding("DN1001", type.Locations.FirstOrDefault() ?? Location.None, $"{QuotedText.Cleaned(type.Name)}: {problem}");
    }

    private static string? Problem(INamedTypeSymbol type, CancellationToken cancellation) => type switch
    {
        { IsRecord: true } => "a network must be a class, not a record",
        { TypeKind: not TypeKind.Class } => "a network must be a class",
        _ when !IsPartial(type, cancellation) => "a network's class must be partial",
        { IsStatic: true } => "a network's class must not be static",
        { IsAbstract: true } => "a network's class must not be abstract",
        { IsGenericType: true, TypeParameters.Length: > 0 } => "a network's class must not be generic",
        { IsFileLocal: true } => "a network's class must not be local to its file",
        _ when TooLong(type) is { } problem => problem,
        _ when Declarations(type, cancellation).Any(declaration => declaration.ParameterList is not null) => "a network's class must not have a primary constructor",
        _ => null,
    };

    private static string? ContainerProblem(INamedTypeSymbol container, CancellationToken cancellation) => container switch
    {
        _ when !IsPartial(container, cancellation) => $"it is nested in {QuotedText.Cleaned(container.Name)}, which must be partial too",
        { TypeParameters.Length: > 0 } => $"it is nested in {QuotedText.Cleaned(container.Name)}, which must not be generic",
        { IsFileLocal: true } => $"it is nested in {QuotedText.Cleaned(container.Name)}, which must not be local to its file",
        _ => null,
    };

    private static string? TooLong(INamedTypeSymbol type) => Encoding.UTF8.GetByteCount(type.ToDisplayString()) is > MostBytes and var bytes
        ? InvariantText.Of($"its name takes {bytes} bytes, with all that it stands in, and an assembly has room for {MostBytes}")
        : null;

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        Declarations(type, cancellation).Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();
}
