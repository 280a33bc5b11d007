using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.CodeFixes;

/// <summary>Puts a call that sets the network's mode before the statement at fault.</summary>
/// <param name="rule">The rule's id.</param>
/// <param name="mode">The method to call: <c>Eval</c> or <c>Train</c>.</param>
public abstract class SetModeFix(string rule, string mode) : Fix(rule)
{
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || StatementBefore.Around(call) is not { } statement)
        {
            return;
        }

        string text = $"{Receiver(call)}{mode}();";
        context.RegisterCodeFix(
            CodeAction.Create($"Insert '{text}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(StatementBefore.Insert(root, statement, text))), GetType().Name),
            context.Diagnostics);
    }

    private static string Receiver(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => $"{member.Expression.WithoutTrivia()}.",
        MemberBindingExpressionSyntax when call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access => $"{access.Expression.WithoutTrivia()}?.",
        _ => "",
    };
}
