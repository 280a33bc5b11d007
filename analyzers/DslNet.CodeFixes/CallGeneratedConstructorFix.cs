using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN1013: lets a constructor call the generated one. One that hands arguments to a base class is the user's to change: C# lets it call one or the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallGeneratedConstructorFix)), Shared]
public sealed class CallGeneratedConstructorFix() : Fix("DN1013")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && root.FullSpan.Contains(context.Span)
            && root.FindNode(context.Span).FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } declaration
            && declaration.Initializer is null or { RawKind: (int)SyntaxKind.BaseConstructorInitializer, ArgumentList.Arguments.Count: 0 }
            && (declaration.Body ?? (SyntaxNode?)declaration.ExpressionBody) is not null
            && !declaration.ParameterList.CloseParenToken.IsMissing
            && await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
            && model.GetDeclaredSymbol(declaration, context.CancellationToken) is { IsStatic: false } constructor
            && GeneratedConstructorCall.From(constructor, model.Compilation) is { } call)
        {
            TextChange change = declaration.Initializer is null
                ? new TextChange(new TextSpan(declaration.ParameterList.Span.End, 0), " : " + call)
                : new TextChange(TextSpan.FromBounds(declaration.Initializer.ThisOrBaseKeyword.SpanStart, declaration.Initializer.Span.End), call);
            context.RegisterCodeFix(CodeAction.Create($"Add ': {call}'", cancellation => ChangedAsync(document, [change], cancellation), nameof(CallGeneratedConstructorFix)), context.Diagnostics);
        }
    }
}
