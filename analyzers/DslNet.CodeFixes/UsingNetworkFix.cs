using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.CodeFixes;

/// <summary>DN3008: <c>using</c> before the declaration, where C# allows it: one variable that keeps its value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsingNetworkFix)), Shared]
public sealed class UsingNetworkFix() : Fix("DN3008")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement } } declarator } }
            && !await IsChangedAsync(context.Document, declarator, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(CodeAction.Create("Add 'using'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(statement, Using(statement)))), nameof(UsingNetworkFix)), context.Diagnostics);
        }
    }

    private static LocalDeclarationStatementSyntax Using(LocalDeclarationStatementSyntax statement) => statement
        .WithoutLeadingTrivia()
        .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithLeadingTrivia(statement.GetLeadingTrivia());

    /// <summary>Whether the variable is given another value later, which a using variable can't be.</summary>
    private static async Task<bool> IsChangedAsync(Document document, VariableDeclaratorSyntax declarator, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        ISymbol? variable = model?.GetDeclaredSymbol(declarator, cancellation);
        SyntaxNode scope = declarator.Ancestors().First(node => node is BlockSyntax or CompilationUnitSyntax);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == declarator.Identifier.ValueText
            && name.Parent is AssignmentExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax
            && !(name.Parent is AssignmentExpressionSyntax assignment && assignment.Left != name)
            && SymbolEqualityComparer.Default.Equals(model!.GetSymbolInfo(name, cancellation).Symbol, variable));
    }
}
