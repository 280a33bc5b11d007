using System.Collections.Generic;
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

/// <summary>
/// DN3012: a predictor of the network before the statement that starts the threads, and <c>predictor.Predict</c> in it for
/// <c>network.Predict</c>. Only where the statement does nothing else with the network, which is a local variable from before it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SharePredictorFix)), Shared]
public sealed class SharePredictorFix() : Fix("DN3012")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax written } } use
            || model?.GetSymbolInfo(written, context.CancellationToken).Symbol is not ILocalSymbol network
            || context.Diagnostics[0].AdditionalLocations.FirstOrDefault() is not { } place || place.SourceTree?.FilePath != root.SyntaxTree.FilePath || !root.FullSpan.Contains(place.SourceSpan)
            || SharingStatement.Of(root, place.SourceSpan, use) is not { } statement
            || network.DeclaringSyntaxReferences.Any(declaration => statement.Syntax.Span.Contains(declaration.Span)))
        {
            return;
        }

        IdentifierNameSyntax[] mentions = Mentions(statement.Syntax, network, model, context.CancellationToken);
        if (PredictorSyntax.Of(network.Type, model, statement.Syntax.SpanStart) is { } type
            && mentions.All(mention => IsPrediction(mention, model, context.CancellationToken))
            && statement.Lifetime(network, Mentions(statement.Member, network, model, context.CancellationToken)) is { } lifetime)
        {
            string name = PredictorName.For(use, written.Identifier.ValueText, statement, model);
            context.RegisterCodeFix(
                CodeAction.Create($"Share a '{type}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(Changed(root, statement.Syntax, mentions, name, $"{lifetime}var {name} = new {type}({written.Identifier.Text});"))), nameof(SharePredictorFix)),
                context.Diagnostics);
        }
    }

    private static SyntaxNode Changed(SyntaxNode root, StatementSyntax statement, IdentifierNameSyntax[] mentions, string name, string declaration)
    {
        SyntaxAnnotation mark = new();
        StatementSyntax changed = statement.ReplaceNodes(mentions, (mention, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(mention)).WithAdditionalAnnotations(mark);
        root = root.ReplaceNode(statement, changed);
        return StatementBefore.Insert(root, (StatementSyntax)root.GetAnnotatedNodes(mark).Single(), declaration);
    }

    private static IdentifierNameSyntax[] Mentions(SyntaxNode around, ILocalSymbol network, SemanticModel model, CancellationToken cancellation) =>
    [
        .. around.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == network.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, network)),
    ];

    /// <summary>Whether the network's own <c>Predict</c> is called, which a predictor has, too: a span to read and one to write. It is in the generated part, which may not be there yet; overloads of the user's are. Those with named inputs or a value inside take more arguments.</summary>
    private static bool IsPrediction(IdentifierNameSyntax mention, SemanticModel model, CancellationToken cancellation) =>
        mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Predict", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 2 } call } access && access.Expression == mention
        && model.GetSymbolInfo(call, cancellation).Symbol is null or IMethodSymbol { Parameters: [{ Type.Name: "ReadOnlySpan" }, { Type.Name: "Span" }] };
}
