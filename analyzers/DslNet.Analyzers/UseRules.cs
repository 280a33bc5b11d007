using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>Mistakes in the use of networks, optimizers and data, a line each.</summary>
public static class UseRules
{
    private const string Category = "DslNet.Use";

    public static readonly DiagnosticDescriptor TestSetMisuse = new("DN3003", "Training or choosing on the test set", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3003.md");
    public static readonly DiagnosticDescriptor NoValidation = new("DN3004", "Training without validation data", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3004.md");
    public static readonly DiagnosticDescriptor RawData = new("DN3005", "Training on raw data", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN3005.md");
    public static readonly DiagnosticDescriptor ConstantRate = new("DN3006", "One learning rate for many epochs", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN3006.md");
    public static readonly DiagnosticDescriptor LeakingTransform = new("DN3007", "A transform fitted on more than the training set", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3007.md");
    public static readonly DiagnosticDescriptor SizeMismatch = new("DN3009", "Sizes don't fit the network", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN3009.md");

    /// <summary>By their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        TestSetMisuse,
        NoValidation,
        RawData,
        ConstantRate,
        LeakingTransform,
        SizeMismatch,
    ];
}
