using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN3014: sets <c>ClipNorm = 1f</c> where the optimizer is made, if that is one place in the same file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddClippingFix)), Shared]
public sealed class AddClippingFix() : Fix("DN3014")
{
    private const string Property = "ClipNorm";
    private const string Setting = Property + " = 1f";

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null && diagnostic.AdditionalLocations is [{ SourceTree.FilePath: { } file } place] && file == root.SyntaxTree.FilePath
                && root.FullSpan.Contains(place.SourceSpan) && root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is BaseObjectCreationExpressionSyntax creation && Change(creation) is { } change)
            {
                context.RegisterCodeFix(CodeAction.Create($"Set '{Setting}'", cancellation => ChangedAsync(context.Document, [change], cancellation), nameof(AddClippingFix)), diagnostic);
            }
        }
    }

    private static TextChange? Change(BaseObjectCreationExpressionSyntax creation) => creation.Initializer switch
    {
        null => Insertion(creation.Span.End, $" {{ {Setting} }}"),
        { CloseBraceToken.IsMissing: true } => null,
        { } initializer when initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(set => set.Left is IdentifierNameSyntax { Identifier.ValueText: Property }) is { } zero => new TextChange(zero.Right.Span, "1f"),
        { Expressions.Count: 0 } initializer => Insertion(initializer.OpenBraceToken.Span.End, $" {Setting}"),
        { } initializer => Insertion(initializer.Expressions.Last().Span.End, $", {Setting}"),
    };

    private static TextChange Insertion(int position, string text) => new(new TextSpan(position, 0), text);
}
