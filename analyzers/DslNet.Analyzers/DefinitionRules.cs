using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>Descriptors of the findings of front end and compiler in a definition, a line each; the messages are theirs.</summary>
public static class DefinitionRules
{
    private const string Category = "DslNet.Definition";

    public static readonly DiagnosticDescriptor UnfitClass = new("DN1001", "A network's class can't get a generated part", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1001.md");
    public static readonly DiagnosticDescriptor NoDefinition = new("DN1002", "A network has no definition", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1002.md");
    public static readonly DiagnosticDescriptor NotEvaluable = new("DN1003", "An expression can't be evaluated at compile time", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1003.md");
    public static readonly DiagnosticDescriptor ShapeMismatch = new("DN1004", "Shapes don't fit", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1004.md");
    public static readonly DiagnosticDescriptor ArgumentOutOfRange = new("DN1005", "An argument is out of its range", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1005.md");
    public static readonly DiagnosticDescriptor LossMismatch = new("DN1006", "Loss and last layer don't go together", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1006.md");
    public static readonly DiagnosticDescriptor OverBudget = new("DN1007", "The network is over its memory budget", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1007.md");
    public static readonly DiagnosticDescriptor NotDifferentiable = new("DN1008", "A scalar function can't be differentiated", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1008.md");
    public static readonly DiagnosticDescriptor HiddenSoftmax = new("DN1009", "A Softmax stands inside the network", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN1009.md");
    public static readonly DiagnosticDescriptor FlatActivation = new("DN1010", "An activation is flat or linear", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN1010.md");
    public static readonly DiagnosticDescriptor CompilerFailed = new("DN1011", "The compiler of DslNet failed", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1011.md");
    public static readonly DiagnosticDescriptor LostSlope = new("DN1012", "A function's slope isn't a number where it has one", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1012.md");
    public static readonly DiagnosticDescriptor UnchainedConstructor = new("DN1013", "A constructor makes no network", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1013.md");
    public static readonly DiagnosticDescriptor MemberInTheWay = new("DN1014", "A member is in the way of a generated one", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1014.md");
    public static readonly DiagnosticDescriptor HiddenWord = new("DN1015", "A word of definitions is something else here", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN1015.md");
    public static readonly DiagnosticDescriptor UnusedInput = new("DN1016", "An input isn't used", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN1016.md");
    public static readonly DiagnosticDescriptor NothingLearns = new("DN1017", "Nothing learns from a loss", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN1017.md");

    /// <summary>By id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [UnfitClass, NoDefinition, NotEvaluable, ShapeMismatch, ArgumentOutOfRange, LossMismatch, OverBudget, NotDifferentiable, HiddenSoftmax, FlatActivation, CompilerFailed, LostSlope, UnchainedConstructor, MemberInTheWay, HiddenWord, UnusedInput, NothingLearns];
}
