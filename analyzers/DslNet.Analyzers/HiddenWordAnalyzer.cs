using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers;

/// <summary>
/// DN1015: a name of the DSL that binds to something else, mostly a function imported by another <c>using static</c>. C# reports an error
/// there, too, but only that the operands don't fit.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenWordAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DefinitionRules.HiddenWord];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("DslNet.Dsl") is { } dsl)
            {
                ImmutableHashSet<string> words = [.. dsl.GetMembers().Where(member => member is { DeclaredAccessibility: Accessibility.Public, IsStatic: true } and not IMethodSymbol { AssociatedSymbol: not null }).Select(member => member.Name)];
                start.RegisterSyntaxNodeAction(node => Analyze(node, words), SyntaxKind.IdentifierName);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ImmutableHashSet<string> words)
    {
        IdentifierNameSyntax name = (IdentifierNameSyntax)context.Node;
        if (words.Contains(name.Identifier.ValueText) && new HiddenWord(name, context.SemanticModel, context.CancellationToken).Meaning() is { } meaning)
        {
            context.ReportDiagnostic(Diagnostic.Create(DefinitionRules.HiddenWord, name.GetLocation(), $"'{name.Identifier.ValueText}' is {meaning}, and no layer: write 'Dsl.{name.Identifier.ValueText}'"));
        }
    }
}
