using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>All rules. A new one gets its line in the table of its kind, a page in analyzers/rules and a line in AnalyzerReleases.Unshipped.md.</summary>
public static class Rules
{
    /// <summary>The base URL of the rules' pages.</summary>
    internal const string Help = "https://github.com/dslnet/dslnet/blob/main/analyzers/rules/";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(rule => rule.Id);

    /// <summary>By id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => [.. DefinitionRules.All, .. DesignRules.All, .. UseRules.All];

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];
}
