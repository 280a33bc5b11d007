using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2009: <c>Shared(…)</c> around the initializer of the local or field, where that is in the same file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShareLayerFix)), Shared]
public sealed class ShareLayerFix() : Fix("DN2009")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(context.Span)
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax name
            || model.GetSymbolInfo(name, context.CancellationToken).Symbol is not { Kind: SymbolKind.Local or SymbolKind.Field } symbol
            || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } layer }
            || layer.SyntaxTree != root.SyntaxTree)
        {
            return;
        }

        TextChange[] changes = [new(new TextSpan(layer.SpanStart, 0), new Vocabulary(model, layer.SpanStart).Dsl("Shared") + "("), new(new TextSpan(layer.Span.End, 0), ")")];
        context.RegisterCodeFix(CodeAction.Create($"Share the weights of '{symbol.Name}'", cancellation => ChangedAsync(document, changes, cancellation), nameof(ShareLayerFix)), context.Diagnostics);
    }
}
