using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.CodeFixes;

/// <summary>How the predictor of a network is written.</summary>
internal static class PredictorSyntax
{
    /// <summary><c>Predictor&lt;DigitsNet&gt;</c>; null where the type isn't a network's own class.</summary>
    public static string? Of(ITypeSymbol type, SemanticModel model, int position) => IsNetwork(type)
        ? $"{new Vocabulary(model, position).Type("Predictor")}<{type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, position)}>"
        : null;

    /// <summary>By its attribute, which is there before the generator has run, or as <c>INetwork</c> of itself.</summary>
    private static bool IsNetwork(ITypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "DslNet.NetworkAttribute")
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.OfType<INamedTypeSymbol>().SelectMany(constraint => constraint.AllInterfaces.Add(constraint)).Any(contract => IsContractOf(contract, type)));

    private static bool IsContractOf(INamedTypeSymbol contract, ITypeSymbol type) =>
        contract is { Name: "INetwork", TypeArguments: [{ } self], ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } } && SymbolEqualityComparer.Default.Equals(self, type);
}
