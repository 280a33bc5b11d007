using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers;

/// <summary>
/// DN1001 in code that another generator has written, such as the <c>@code</c> block of a Razor component: no generator sees what another
/// one writes, so a network there stays without its generated part.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForeignCodeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DefinitionRules.UnfitClass];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (context.IsGeneratedCode && NetworkClasses.AttributeOf(type) is not null && !type.AllInterfaces.Any(IsNetwork))
        {
            context.ReportDiagnostic(Diagnostic.Create(DefinitionRules.UnfitClass, type.Locations.FirstOrDefault() ?? Location.None, $"{QuotedText.Cleaned(type.Name)}: it is written by another generator (a Razor component's @code block is), and no generator sees what another one writes; move the class into a .cs file of its own"));
        }
    }

    private static bool IsNetwork(INamedTypeSymbol type) => type is { Name: "INetwork", ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } };
}
