using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>The rules, a line each. A new one also gets a page in analyzers/rules and a line in AnalyzerReleases.Unshipped.md.</summary>
public static class Rules
{
    private const string HelpBase = "https://github.com/dslnet/dslnet/blob/main/analyzers/rules/";
    private const string Definition = "DslNet.Definition";

    /// <summary>What the front end and the compiler find; the message is theirs.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfDefinition { get; } =
    [
        Error("DN1001", "A network's class can't get a generated part"),
        Error("DN1002", "A network has no definition"),
        Error("DN1003", "An expression can't be evaluated at compile time"),
        Error("DN1004", "Shapes don't fit"),
        Error("DN1005", "An argument is out of its range"),
        Error("DN1006", "Loss and last layer don't go together"),
        Error("DN1007", "The network is over its memory budget"),
        Error("DN1008", "A scalar function can't be differentiated"),
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = OfDefinition.ToImmutableDictionary(rule => rule.Id);

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}", Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpBase + id + ".md");
}
