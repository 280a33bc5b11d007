using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN1015: qualifies the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(QualifyWordFix)), Shared]
public sealed class QualifyWordFix() : Fix("DN1015")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && root.FullSpan.Contains(context.Span)
            && root.FindNode(context.Span, getInnermostNodeForTie: true) is IdentifierNameSyntax name
            && name.Span == context.Span
            && name.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
            && await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model)
        {
            string dsl = new Vocabulary(model, context.Span.Start).Type("Dsl") + ".";
            context.RegisterCodeFix(
                CodeAction.Create($"Write '{dsl}{name.Identifier.ValueText}'", cancellation => ChangedAsync(document, [new TextChange(new TextSpan(name.SpanStart, 0), dsl)], cancellation), nameof(QualifyWordFix)),
                context.Diagnostics);
        }
    }
}
