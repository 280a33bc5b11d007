using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>Mistakes in the use of networks, optimizers and data, a line each.</summary>
public static class UseRules
{
    private const string Category = "DslNet.Use";

    /// <summary>By their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
