using System;
using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers;

/// <summary>DN2100: the output shape at each layer, in the files whose .editorconfig says <c>dslnet.shape_hints = true</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeHintAnalyzer : DiagnosticAnalyzer
{
    private const string Option = "dslnet.shape_hints";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DesignRules.ShapeHint];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (NetworkClasses.AttributeOf(type) is not { } attribute || !type.Locations.Any(place => IsWanted(place.SourceTree, context.Options)))
        {
            return;
        }

        DefinitionReading reading = DefinitionReader.Read(type, attribute, context.Compilation, context.CancellationToken);
        foreach ((Location place, string text) in ShapeHints.Of(reading, context.CancellationToken).Where(hint => IsWanted(hint.Place.SourceTree, context.Options)))
        {
            context.ReportDiagnostic(Diagnostic.Create(DesignRules.ShapeHint, place, text));
        }
    }

    private static bool IsWanted(SyntaxTree? tree, AnalyzerOptions options) =>
        tree is not null
        && options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Option, out string? value)
        && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
