using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.CodeFixes;

/// <summary>DN3001: <c>Predict</c>, which works as in evaluation whatever the mode, instead of <c>Forward</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PredictFix)), Shared]
public sealed class PredictFix() : Fix("DN3001")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && Name(call) is { } name)
        {
            SimpleNameSyntax predict = SyntaxFactory.IdentifierName("Predict").WithTriviaFrom(name);
            context.RegisterCodeFix(CodeAction.Create("Use 'Predict'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(name, predict))), nameof(PredictFix)), context.Diagnostics);
        }
    }

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax member => member.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
