using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>The overloads of <c>Predict</c> that are generated beside that of every network: with named inputs and outputs, and of a tap.</summary>
internal static class GeneratedPredictions
{
    /// <summary><c>Predict(photo: …, age: …, output)</c>.</summary>
    public static bool IsNamed(IMethodSymbol method) => IsGenerated(method) && method.Parameters.Length > 2 && method.Parameters.All(parameter => IsSpan(parameter.Type));

    /// <summary><c>Predict("code", input, output)</c>.</summary>
    public static bool IsTap(IMethodSymbol method) => IsGenerated(method) && method.Parameters is [{ Name: "tap", Type.SpecialType: SpecialType.System_String }, { Name: "input" }, { Name: "output" }];

    /// <summary>Whether a member of a network's class is generated: members of the user's own don't carry the mark of such.</summary>
    public static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ExcludeFromCodeCoverageAttribute" });

    private static bool IsGenerated(IMethodSymbol method) =>
        method is { Name: "Predict", IsStatic: false, ReturnsVoid: true, ContainingType: { } type } && NetworkClasses.AttributeOf(type) is not null && IsMarked(method);

    private static bool IsSpan(ITypeSymbol type) => type is INamedTypeSymbol { Name: "ReadOnlySpan" or "Span", TypeArguments: [{ SpecialType: SpecialType.System_Single }] };
}
