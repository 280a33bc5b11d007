using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers;

/// <summary>Descriptors of the design rules, a line each.</summary>
public static class DesignRules
{
    private const string Category = "DslNet.Design";

    public static readonly DiagnosticDescriptor InitializerPair = new("DN2001", "Initializer and activation don't pair", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2001.md");
    public static readonly DiagnosticDescriptor EqualWeights = new("DN2002", "All weights of a layer start equal", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2002.md");
    public static readonly DiagnosticDescriptor BatchNormPlace = new("DN2003", "A BatchNorm isn't between a linear layer and its activation", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2003.md");
    public static readonly DiagnosticDescriptor CancelledBias = new("DN2004", "A bias is cancelled by the normalization behind it", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2004.md");
    public static readonly DiagnosticDescriptor UnusualDropout = new("DN2005", "A Dropout is unusual", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2005.md");
    public static readonly DiagnosticDescriptor VanishingGradient = new("DN2006", "Saturating activations in a row", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2006.md");
    public static readonly DiagnosticDescriptor CollapsingLayers = new("DN2007", "Two linear layers collapse into one", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2007.md");
    public static readonly DiagnosticDescriptor LastLayer = new("DN2008", "An activation or a Dropout is the last layer", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2008.md");
    public static readonly DiagnosticDescriptor UnsharedLayer = new("DN2009", "A layer that is applied twice has two sets of weights", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2009.md");
    public static readonly DiagnosticDescriptor DirectionEnd = new("DN2010", "One direction of a recurrence has read a single step", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2010.md");
    public static readonly DiagnosticDescriptor NarrowNorm = new("DN2011", "A normalization of two numbers leaves their order alone", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2011.md");
    public static readonly DiagnosticDescriptor UnorderedAttention = new("DN2012", "Attention knows no order", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2012.md");
    public static readonly DiagnosticDescriptor IdleCell = new("DN2013", "A cell reads only one of its inputs", "{0}", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Rules.Help + "DN2013.md");
    public static readonly DiagnosticDescriptor RepeatedNorm = new("DN2014", "Two normalizations in a row", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2014.md");
    public static readonly DiagnosticDescriptor NarrowHead = new("DN2015", "Heads of a single number", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2015.md");
    public static readonly DiagnosticDescriptor LongRecurrence = new("DN2016", "A recurrence without gates over many steps", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2016.md");
    public static readonly DiagnosticDescriptor ShapeHint = new("DN2100", "Output shape of a layer", "{0}", Category, DiagnosticSeverity.Info, true, helpLinkUri: Rules.Help + "DN2100.md");

    /// <summary>By id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        InitializerPair,
        EqualWeights,
        BatchNormPlace,
        CancelledBias,
        UnusualDropout,
        VanishingGradient,
        CollapsingLayers,
        LastLayer,
        UnsharedLayer,
        DirectionEnd,
        NarrowNorm,
        UnorderedAttention,
        IdleCell,
        RepeatedNorm,
        NarrowHead,
        LongRecurrence,
        ShapeHint,
    ];
}
