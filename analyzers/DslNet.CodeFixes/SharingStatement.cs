using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>The statement that starts the threads: insertions are made before it, outside of loops that start them.</summary>
/// <param name="Syntax">The statement.</param>
/// <param name="Member">The member that it is in; the whole file for top-level statements.</param>
/// <param name="Waits">Whether the threads have ended when the statement has.</param>
internal sealed record SharingStatement(StatementSyntax Syntax, SyntaxNode Member, bool Waits)
{
    /// <summary>The statement around a function or loop, or null where nothing can be put before one, or where the use isn't in it.</summary>
    public static SharingStatement? Of(SyntaxNode root, TextSpan anchor, InvocationExpressionSyntax use)
    {
        SyntaxNode node = root.FindNode(anchor, getInnermostNodeForTie: true);
        StatementSyntax? statement = node as StatementSyntax ?? (node is ExpressionSyntax expression ? StatementBefore.Around(expression) : null);
        return statement is { Parent: not LabeledStatementSyntax } && statement is not BlockSyntax && statement.Span.Contains(use.Span) && MemberOf(statement) is { } member
            ? new SharingStatement(statement, member, IsWaitedFor(node))
            : null;
    }

    /// <summary>
    /// What stands before <c>var</c>: <c>using </c> where the predictor may be disposed at the end of the block, nothing where others may
    /// have it for longer. Null where it would miss what the network learns later, or where <c>using</c> can't stand.
    /// </summary>
    public string? Lifetime(ILocalSymbol network, IEnumerable<IdentifierNameSyntax> mentions)
    {
        if (Waits)
        {
            return Syntax.Parent is SwitchSectionSyntax ? null : "using ";
        }

        bool isChangedLater = mentions.Any(mention => !Syntax.Span.Contains(mention.Span) && (mention.SpanStart > Syntax.SpanStart || IsInLoopAround(mention)) && !IsDisposal(mention));
        bool livesAsLong = Syntax.Parent is GlobalStatementSyntax || (network.IsUsing && network.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent == Syntax.Parent));
        return isChangedLater ? null : livesAsLong && Syntax.Parent is not SwitchSectionSyntax ? "using " : "";
    }

    private bool IsInLoopAround(SyntaxNode mention) => Syntax.Ancestors().Any(around => around is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && around.Span.Contains(mention.Span));

    private static bool IsDisposal(IdentifierNameSyntax mention) => mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" };

    private static SyntaxNode? MemberOf(StatementSyntax statement) =>
        statement.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);

    /// <summary>Whether the function is an argument of a call that returns when all threads are done.</summary>
    private static bool IsWaitedFor(SyntaxNode node) => node.FirstAncestorOrSelf<ArgumentSyntax>() is { Expression: var given, Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: var method } } call }
        && given == node
        && type.ToString().Split('.').Last() == "Parallel"
        && (method is "For" or "ForEach" or "Invoke" || call.Parent is AwaitExpressionSyntax || call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent.Parent: AwaitExpressionSyntax });
}
