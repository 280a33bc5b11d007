using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>Well-known mistakes in what a definition describes, a line each.</summary>
public static class DesignRules
{
    private const string Category = "DslNet.Design";

    /// <summary>By their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
