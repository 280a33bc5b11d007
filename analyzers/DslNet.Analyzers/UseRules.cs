using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>Descriptors of the rules about the use of networks, optimizers and data, a line each.</summary>
public static class UseRules
{
    private const string Category = "DslNet.Use";

    public static readonly DiagnosticDescriptor ForwardInTraining = new("DN3001", "Forward in training mode", "'{0}' is in training mode here, {1}: {2} {3} as in training, so the outputs aren't those of the trained network. Call {0}.Eval() before it, or Predict instead of Forward.", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3001.md");
    public static readonly DiagnosticDescriptor BackwardInEval = new("DN3002", "Training in evaluation mode", "'{0}' is in evaluation mode here, {1}, and {2} trains it: what Forward shows is not what is being trained. Call {0}.Train() before it.", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3002.md");
    public static readonly DiagnosticDescriptor TestSetMisuse = new("DN3003", "Training or choosing on the test set", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3003.md");
    public static readonly DiagnosticDescriptor NoValidation = new("DN3004", "Training without validation data", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3004.md");
    public static readonly DiagnosticDescriptor RawData = new("DN3005", "Training on raw data", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN3005.md");
    public static readonly DiagnosticDescriptor ConstantRate = new("DN3006", "One learning rate for many epochs", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN3006.md");
    public static readonly DiagnosticDescriptor LeakingTransform = new("DN3007", "A transform fitted on more than the training set", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3007.md");
    public static readonly DiagnosticDescriptor Undisposed = new("DN3008", "A network is never disposed", "{0} is never disposed: its memory and threads are held until the garbage collector finds it", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN3008.md");
    public static readonly DiagnosticDescriptor SizeMismatch = new("DN3009", "Sizes don't fit the network", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN3009.md");
    public static readonly DiagnosticDescriptor RemadeInLoop = new("DN3010", "Made anew in every step of a training loop", "{0} is made anew in every turn of the loop that trains {1}: {2}. Make it once, before the loop.", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3010.md");
    public static readonly DiagnosticDescriptor SlowerOnGpu = new("DN3011", "A network is too small for the GPU", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN3011.md");
    public static readonly DiagnosticDescriptor SharedByThreads = new("DN3012", "A network is used by several threads", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN3012.md");
    public static readonly DiagnosticDescriptor UnknownName = new("DN3013", "A network has no part of this name", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Rules.Help + "DN3013.md");
    public static readonly DiagnosticDescriptor UnclippedRecurrence = new("DN3014", "A recurrence is trained without clipping", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN3014.md");

    /// <summary>By id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ForwardInTraining,
        BackwardInEval,
        TestSetMisuse,
        NoValidation,
        RawData,
        ConstantRate,
        LeakingTransform,
        Undisposed,
        SizeMismatch,
        RemadeInLoop,
        SlowerOnGpu,
        SharedByThreads,
        UnknownName,
        UnclippedRecurrence,
    ];
}
