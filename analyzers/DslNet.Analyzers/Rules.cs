using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>The rules, a line each. A new one also gets a page in analyzers/rules and a line in AnalyzerReleases.Unshipped.md.</summary>
public static class Rules
{
    private const string Help = "https://github.com/dslnet/dslnet/blob/main/analyzers/rules/";
    private const string Definition = "DslNet.Definition";

    // The messages are the front end's and the compiler's.
    public static readonly DiagnosticDescriptor UnfitClass = new("DN1001", "A network's class can't get a generated part", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1001.md");
    public static readonly DiagnosticDescriptor NoDefinition = new("DN1002", "A network has no definition", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1002.md");
    public static readonly DiagnosticDescriptor NotEvaluable = new("DN1003", "An expression can't be evaluated at compile time", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1003.md");
    public static readonly DiagnosticDescriptor ShapeMismatch = new("DN1004", "Shapes don't fit", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1004.md");
    public static readonly DiagnosticDescriptor ArgumentOutOfRange = new("DN1005", "An argument is out of its range", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1005.md");
    public static readonly DiagnosticDescriptor LossMismatch = new("DN1006", "Loss and last layer don't go together", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1006.md");
    public static readonly DiagnosticDescriptor OverBudget = new("DN1007", "The network is over its memory budget", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1007.md");
    public static readonly DiagnosticDescriptor NotDifferentiable = new("DN1008", "A scalar function can't be differentiated", "{0}", Definition, DiagnosticSeverity.Error, true, helpLinkUri: Help + "DN1008.md");

    /// <summary>What the front end and the compiler find in a definition.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfDefinition { get; } =
        [UnfitClass, NoDefinition, NotEvaluable, ShapeMismatch, ArgumentOutOfRange, LossMismatch, OverBudget, NotDifferentiable];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = OfDefinition.ToImmutableDictionary(rule => rule.Id);

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];
}
