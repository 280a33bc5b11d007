using System.Collections.Immutable;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers;

/// <summary>DN1001 to DN1008: runs the generator's own reader and reports what it found, at its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DefinitionRules.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName)
            {
                Report(type, attribute, context);
                return;
            }
        }
    }

    private static void Report(INamedTypeSymbol type, AttributeData attribute, SymbolAnalysisContext context)
    {
        DefinitionReading reading = DefinitionReader.Read(type, attribute, context.Compilation, context.CancellationToken);
        foreach (LocatedFinding finding in DefinitionFindings.Of(reading, type, context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Of(finding.Rule), finding.Location, finding.Message));
        }
    }
}
