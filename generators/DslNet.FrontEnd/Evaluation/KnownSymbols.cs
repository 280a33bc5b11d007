using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>The types that the evaluator recognizes by name.</summary>
internal static class KnownSymbols
{
    /// <summary>Whether a type is DslNet's own of this name.</summary>
    public static bool IsDslNet(ITypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    public static bool IsDsl(ISymbol member) => IsDslNet(member.ContainingType, "Dsl");

    public static bool IsFluent(ISymbol member) => IsDslNet(member.ContainingType, "Fluent");

    public static bool IsInit(ISymbol member) => IsDslNet(member.ContainingType, "Init");

    public static bool IsPadding(ISymbol? member) => IsDslNet(member?.ContainingType, "Padding");

    public static bool IsPerAxis(ISymbol? member) => IsDslNet(member?.ContainingType, "PerAxis");

    public static bool IsScalar(ISymbol member) => IsDslNet(member.ContainingType, "Scalar");

    /// <summary>A net or a block, or their common interface.</summary>
    public static bool IsChain(ITypeSymbol? type) => IsDslNet(type, "Net") || IsDslNet(type, "Layer") || IsDslNet(type, "IChain");

    /// <summary>One of the constants that every network has generated.</summary>
    public static bool IsGeneratedSize(IFieldSymbol field) =>
        field is { IsConst: true, Name: "InputSize" or "OutputSize" or "ParameterCount" }
        && field.ContainingType.GetAttributes().Any(attribute => IsDslNet(attribute.AttributeClass, "NetworkAttribute"));

    public static bool IsIndex(ITypeSymbol type) => type is { Name: "Index", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Math, MathF, and the number types that have the same functions.</summary>
    public static bool IsMath(ISymbol member) => member.ContainingType switch
    {
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32 } => true,
        { Name: "Math" or "MathF", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => false,
    };
}
