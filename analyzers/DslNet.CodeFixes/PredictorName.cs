using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.CodeFixes;

/// <summary>A unique name for a predictor.</summary>
internal static class PredictorName
{
    /// <summary>
    /// <c>predictor</c>, or with a number appended where that is in use, or where the member shares other networks before: all places may
    /// be mended in one go, none of which sees what the others insert.
    /// </summary>
    public static string For(InvocationExpressionSyntax use, string network, SharingStatement statement, SemanticModel model)
    {
        HashSet<string> taken = [.. statement.Member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        int number = 1 + Before(use, network, statement);
        while (taken.Contains(Name(number)) || model.LookupSymbols(statement.Syntax.SpanStart, name: Name(number)).Any())
        {
            number++;
        }

        return Name(number);
    }

    private static string Name(int number) => number == 1 ? "predictor" : "predictor" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many predictions of other networks, or in other statements, stand in lambdas before this one.</summary>
    private static int Before(InvocationExpressionSyntax use, string network, SharingStatement statement) => statement.Member.DescendantNodes()
        .TakeWhile(node => node.SpanStart < use.SpanStart || node.Span.Contains(use.Span))
        .OfType<MemberAccessExpressionSyntax>()
        .Where(access => access is { Name.Identifier.ValueText: "Predict", Expression: IdentifierNameSyntax, Parent: InvocationExpressionSyntax } && access.Ancestors().Any(node => node is AnonymousFunctionExpressionSyntax))
        .Select(access => (Network: access.Expression.ToString(), Inside: statement.Syntax.Span.Contains(access.Span) ? statement.Syntax.SpanStart : Outermost(access, statement)))
        .Where(other => other != (network, statement.Syntax.SpanStart))
        .Distinct()
        .Count();

    private static int Outermost(SyntaxNode access, SharingStatement statement) =>
        access.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Last(function => statement.Member.Span.Contains(function.Span)).FirstAncestorOrSelf<StatementSyntax>()?.SpanStart ?? access.SpanStart;
}
