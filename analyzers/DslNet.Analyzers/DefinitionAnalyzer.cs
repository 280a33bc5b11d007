using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers;

/// <summary>DN1001 to DN2016: runs the generator's own reader, and the compiler's rules where it read to the end, and reports the findings at their locations.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that tells a fix what to insert or to substitute, in the DSL.</summary>
    public const string Mend = "Mend";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DefinitionRules.All.Remove(DefinitionRules.HiddenWord).AddRange(DesignRules.All.Remove(DesignRules.ShapeHint));

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (NetworkClasses.AttributeOf(type) is { } attribute)
        {
            foreach (LocatedFinding finding in context.IsGeneratedCode ? Unseen(type) : DefinitionFindings.Of(type, attribute, context.Compilation, context.CancellationToken))
            {
                ImmutableDictionary<string, string?> properties = finding.Mend is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Mend, finding.Mend);
                context.ReportDiagnostic(Diagnostic.Create(Rules.Of(finding.Rule), finding.Location, properties, finding.Message));
            }
        }
    }

    /// <summary>Generators don't see each other's output: a network in generated code, such as a Razor component's <c>@code</c> block, has no generated part.</summary>
    private static ImmutableArray<LocatedFinding> Unseen(INamedTypeSymbol type) => type.AllInterfaces.Any(IsNetwork)
        ? []
        : [new LocatedFinding(
            DefinitionRules.UnfitClass.Id,
            type.Locations.FirstOrDefault() ?? Location.None,
            $"{QuotedText.Cleaned(type.Name)}: it is written by another generator (a Razor component's @code block is), and no generator sees what another one writes; move the class into a .cs file of its own")];

    private static bool IsNetwork(INamedTypeSymbol type) => type is { Name: "INetwork", ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } };
}
