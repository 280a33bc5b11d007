using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.CodeFixes;

/// <summary>DN3012: <c>AddSingleton(new Predictor&lt;DigitsNet&gt;(network))</c> in the place of <c>AddSingleton(network)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterPredictorFix)), Shared]
public sealed class RegisterPredictorFix() : Fix("DN3012")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Name: var name } } call
            || !name.Identifier.ValueText.EndsWith("Singleton", System.StringComparison.Ordinal)
            || call.ArgumentList.Arguments.LastOrDefault() is not { } last
            || model?.GetTypeInfo(last.Expression, context.CancellationToken).Type is not { } type
            || PredictorSyntax.Of(type, model, call.SpanStart) is not { } predictor
            || !IsRegisteredAs(type, model.GetSymbolInfo(call, context.CancellationToken).Symbol))
        {
            return;
        }

        ExpressionSyntax made = SyntaxFactory.ParseExpression($"new {predictor}({last.Expression.WithoutTrivia()})").WithTriviaFrom(last.Expression);
        InvocationExpressionSyntax changed = call
            .WithArgumentList(call.ArgumentList.ReplaceNode(last.Expression, made))
            .WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithName(SyntaxFactory.IdentifierName(name.Identifier).WithTriviaFrom(name)));
        context.RegisterCodeFix(CodeAction.Create($"Register a '{predictor}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, changed))), nameof(RegisterPredictorFix)), context.Diagnostics);
    }

    /// <summary>Whether it is registered as what it is: who asks for it by another name would not find the predictor.</summary>
    private static bool IsRegisteredAs(ITypeSymbol type, ISymbol? method) =>
        method is IMethodSymbol { TypeArguments: [{ } service] } && SymbolEqualityComparer.Default.Equals(service, type);
}
