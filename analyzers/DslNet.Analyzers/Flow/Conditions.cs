using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.Analyzers.Flow;

/// <summary>
/// The analysis is path-insensitive: it joins branches and forgets their conditions. Where one condition controls the mode and is tested
/// again, joined paths may be infeasible: such uses aren't reported.
/// </summary>
internal static class Conditions
{
    /// <summary>
    /// Whether a change of the network's mode depends on something that another condition of the body tests as well, chooses between
    /// <c>Train</c> and <c>Eval</c>, is stored in a flag, or occurs at a certain iteration of a loop.
    /// </summary>
    /// <param name="use">The use in question.</param>
    /// <param name="network">The network as written.</param>
    public static bool DecideOnMode(SyntaxNode use, string network)
    {
        SyntaxNode body = Body(use);
        ILookup<string, string> meanings = Meanings(body);
        (SyntaxNode Node, ImmutableHashSet<string> Names)[] all = [.. body.DescendantNodes().Select(node => (Node: node, Condition: Of(node))).Where(pair => pair.Condition is not null).Select(pair => (pair.Node, Names(pair.Condition!, meanings).Remove(network)))];
        return all.Where(pair => !pair.Node.IsLoop() && ChangesMode(pair.Node, network)).Any(decider =>
            ChoosesMode(decider.Node, network)
            || all.Any(other => other.Node != decider.Node && other.Node is not BinaryExpressionSyntax && other.Names.Overlaps(decider.Names) && !(other.Node.IsLoop() && IsPeriodic(decider.Node)))
            || all.Any(any => any.Names.Overlaps(Assigned(decider.Node))));
    }

    /// <summary>Whether each iteration of a loop before the use ends in evaluation: that it may have zero iterations isn't reported.</summary>
    public static bool LoopsBeforeEvaluate(SyntaxNode use, string network) => Body(use).DescendantNodes().Any(node =>
        node.IsLoop() && node.Span.End <= use.SpanStart && node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Calls(call, network, "Eval", "Fit") || Gives(call, network)));

    /// <summary>Whether the condition is periodic, such as <c>epoch % 10 == 0</c>.</summary>
    private static bool IsPeriodic(SyntaxNode node) => Of(node)!.DescendantNodesAndSelf().Any(part => part.IsKind(SyntaxKind.ModuloExpression));

    private static IEnumerable<string> Assigned(SyntaxNode node) => node.DescendantNodes().Select(inner => inner switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.ToString(),
        PrefixUnaryExpressionSyntax step => step.Operand.ToString(),
        PostfixUnaryExpressionSyntax step => step.Operand.ToString(),
        _ => "",
    });

    private static SyntaxNode Body(SyntaxNode use) =>
        use.Ancestors().LastOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax and not GlobalStatementSyntax) ?? use.SyntaxTree.GetRoot();

    private static ExpressionSyntax? Of(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement => statement.Condition,
        ConditionalExpressionSyntax expression => expression.Condition,
        SwitchStatementSyntax statement => statement.Expression,
        SwitchExpressionSyntax expression => expression.GoverningExpression,
        WhileStatementSyntax statement => statement.Condition,
        DoStatementSyntax statement => statement.Condition,
        ForStatementSyntax statement => statement.Condition,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } expression => expression.Left,
        _ => null,
    };

    /// <summary>The variables of a condition, and those that they derive from: in <c>bool last = epoch == epochs - 1</c>, "last" depends on "epoch".</summary>
    private static ImmutableHashSet<string> Names(ExpressionSyntax condition, ILookup<string, string> meanings)
    {
        string[] asked = [.. Names(condition)];
        return [.. asked, .. asked.SelectMany(name => meanings[name]), .. asked.SelectMany(name => meanings[name]).SelectMany(name => meanings[name])];
    }

    private static IEnumerable<string> Names(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);

    private static ILookup<string, string> Meanings(SyntaxNode body) => body.DescendantNodes().OfType<VariableDeclaratorSyntax>()
        .Where(variable => variable.Initializer is not null)
        .SelectMany(variable => Names(variable.Initializer!), (variable, name) => (variable.Identifier.ValueText, name))
        .ToLookup(pair => pair.ValueText, pair => pair.name);

    private static bool ChangesMode(SyntaxNode node, string network) => node.DescendantNodes().Any(inner => inner is InvocationExpressionSyntax call ? Calls(call, network, "Train", "Eval", "Fit") || Gives(call, network) : inner is AssignmentExpressionSyntax assignment && assignment.Left.ToString() == network);

    private static bool ChoosesMode(SyntaxNode node, string network) => new[] { "Train", "Eval" }.All(mode => node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Calls(call, network, mode)));

    private static bool Calls(InvocationExpressionSyntax call, string network, params string[] names) =>
        call.ReceiverText() == network && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && names.Contains(name);

    private static bool Gives(InvocationExpressionSyntax call, string network) => call.ArgumentList.Arguments.Any(argument => argument.Expression.ToString() == network);
}
