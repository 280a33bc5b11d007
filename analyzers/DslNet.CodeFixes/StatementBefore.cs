using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.CodeFixes;

/// <summary>Puts a statement before the one that holds an expression, indented as that one is.</summary>
internal static class StatementBefore
{
    /// <summary>The statement around the expression; null where there is none to put another before: in a lambda or member without braces.</summary>
    public static StatementSyntax? Around(ExpressionSyntax expression) => expression.Ancestors()
        .TakeWhile(node => node is not (LambdaExpressionSyntax { ExpressionBody: not null } or ArrowExpressionClauseSyntax or MemberDeclarationSyntax))
        .OfType<StatementSyntax>()
        .FirstOrDefault();

    public static SyntaxNode Insert(SyntaxNode root, StatementSyntax statement, string text)
    {
        SyntaxToken first = statement.GetFirstToken(), before = first.GetPreviousToken();
        bool beginsLine = before.IsKind(SyntaxKind.None) || before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        StatementSyntax inserted = SyntaxFactory.ParseStatement(text)
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(beginsLine ? EndOfLine(root) : SyntaxFactory.Space);
        StatementSyntax moved = statement.WithLeadingTrivia(leading.Where((trivia, index) => index == leading.Count - 1 && trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return statement.Parent switch
        {
            BlockSyntax or SwitchSectionSyntax => root.ReplaceNode(statement, [inserted, moved]),
            GlobalStatementSyntax global => root.ReplaceNode(global, new[] { SyntaxFactory.GlobalStatement(inserted), global.WithStatement(moved) }),
            _ => root.ReplaceNode(statement, Block(statement, inserted, moved, beginsLine, EndOfLine(root))),
        };
    }

    /// <summary>An embedded statement without braces gets them, at its indentation or on its line.</summary>
    private static BlockSyntax Block(StatementSyntax statement, StatementSyntax inserted, StatementSyntax moved, bool beginsLine, SyntaxTrivia endOfLine)
    {
        if (!beginsLine)
        {
            return SyntaxFactory.Block(
                SyntaxFactory.Token([], SyntaxKind.OpenBraceToken, [SyntaxFactory.Space]),
                [inserted, moved.WithTrailingTrivia(SyntaxFactory.Space)],
                SyntaxFactory.Token([], SyntaxKind.CloseBraceToken, statement.GetTrailingTrivia()));
        }

        SyntaxTrivia indentation = statement.Parent!.GetFirstToken().LeadingTrivia.LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        SyntaxTriviaList outer = indentation.IsKind(SyntaxKind.None) ? [] : [indentation];
        return SyntaxFactory.Block(
            SyntaxFactory.Token(outer, SyntaxKind.OpenBraceToken, [endOfLine]),
            [inserted, moved],
            SyntaxFactory.Token(outer, SyntaxKind.CloseBraceToken, [endOfLine]));
    }

    private static SyntaxTrivia EndOfLine(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is var found && found.IsKind(SyntaxKind.EndOfLineTrivia) ? found : SyntaxFactory.LineFeed;
}
