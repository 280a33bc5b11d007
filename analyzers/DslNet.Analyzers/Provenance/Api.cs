using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>The library's types and methods, matched by name: the analyzers don't load the library.</summary>
internal static class Api
{
    public static bool Is(this ITypeSymbol? type, string name) => type is { ContainingType: null } && type.Name == name && IsOurs(type.ContainingNamespace);

    /// <summary>Whether a type is the library's own.</summary>
    public static bool IsOfLibrary(this ITypeSymbol type) => IsOurs(type.ContainingNamespace);

    public static bool IsSet(this ITypeSymbol? type) => type.Is("Dataset") || type.Is("TrainingSet") || type.Is("ValidationSet") || type.Is("TestSet");

    /// <summary>A set or several in one.</summary>
    public static bool IsData(this ITypeSymbol? type) => type.IsSet() || type.Is("DataSplit") || type.Is("Fold");

    /// <summary>A call of a method of the library.</summary>
    public static bool Calls(this IOperation operation, string type, string method) =>
        operation is IInvocationOperation call && call.TargetMethod.Name == method && call.TargetMethod.ContainingType.Is(type);

    /// <summary><c>network.Evaluate(test)</c>, with thresholds or without.</summary>
    public static bool IsTest(this IOperation operation) =>
        operation.Calls("NetworkTraining", "Evaluate") && ((IInvocationOperation)operation).TargetMethod.Parameters is [_, { } set, ..] && set.Type.Is("TestSet");

    /// <summary>Fits a transform (standardizer, imputer) on a set.</summary>
    public static bool IsTransformFit(this IOperation operation) =>
        operation.Calls("Standardizer", "Fit") || operation.Calls("Imputer", "Fit") || operation.Calls("TargetStandardizer", "Fit");

    private static bool IsOurs(INamespaceSymbol? space) => space switch
    {
        { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } => true,
        { Name: "Data" or "Reports", ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => false,
    };
}
