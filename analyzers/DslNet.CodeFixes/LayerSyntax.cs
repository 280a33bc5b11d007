using System.Linq;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>
/// A layer where it is written: <c>Dense(4)</c> or <c>Relu</c> between the <c>&gt;&gt;</c> of the operator form, <c>.Dense(4)</c> in the fluent
/// form. Found only in the chain that a <c>Define()</c> returns, and in the blocks of Residual and Chain inside it: what is written there is
/// read once, so that a change of it changes one layer. In a helper, a local or a Repeat it could change several.
/// </summary>
/// <param name="node">The layer's expression; in the fluent form, all of the chain up to it.</param>
internal sealed class LayerSyntax(ExpressionSyntax node)
{
    public ExpressionSyntax Node => node;

    /// <summary>Whether it is a method of the chain before it.</summary>
    public bool IsFluent => Access is not null;

    /// <summary>The fluent form's dot with both its sides.</summary>
    public MemberAccessExpressionSyntax? Access =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && !IsQualifier(access.Expression) ? access : null;

    /// <summary>The layer alone, without the chain before it.</summary>
    public TextSpan Span => Access is { } access ? TextSpan.FromBounds(access.Name.SpanStart, node.Span.End) : node.Span;

    public ArgumentListSyntax? Arguments => (node as InvocationExpressionSyntax)?.ArgumentList;

    /// <summary>Such as <c>Dense</c>.</summary>
    public string Verb => Name(node is InvocationExpressionSyntax call ? call.Expression : node);

    /// <summary>Whether it is in a block inside the network rather than one of its own layers.</summary>
    public bool IsNested => Top.Parent is ArgumentSyntax;

    /// <summary>The layer just before it where both are written in the same form, or null.</summary>
    public LayerSyntax? Previous => node switch
    {
        _ when Access is { } access => new LayerSyntax(access.Expression) is { Node: InvocationExpressionSyntax } before ? before : null,
        { Parent: BinaryExpressionSyntax binary } when binary.Right == node => binary.Left switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } left => new LayerSyntax(left.Right) is { IsFluent: false } before ? before : null,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The layer that a diagnostic's span marks, or whose argument it marks; null where it is none, or none that can be changed alone.</summary>
    public static LayerSyntax? At(SyntaxNode root, TextSpan span)
    {
        SyntaxNode marked = root.FindNode(span, getInnermostNodeForTie: true);
        ExpressionSyntax? node = OwnerOf(marked, span) ?? marked.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression => new LayerSyntax(expression).Span == span);
        return node is not null && new LayerSyntax(node) is { } layer && IsReturned(layer.Top) ? layer : null;
    }

    /// <summary>The layer that a marked argument belongs to; but what Residual, Chain and Repeat have for arguments are layers themselves.</summary>
    private static InvocationExpressionSyntax? OwnerOf(SyntaxNode marked, TextSpan span) =>
        marked.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax owner } argument && argument.Span == span && HasValues(owner) ? owner : null;

    /// <summary>The whole chain that it is a link of.</summary>
    private ExpressionSyntax Top
    {
        get
        {
            ExpressionSyntax top = node;
            while (Around(top) is { } around)
            {
                top = around;
            }

            return top;
        }
    }

    private static ExpressionSyntax? Around(ExpressionSyntax link) => link.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } chain => chain,
        ParenthesizedExpressionSyntax parentheses => parentheses,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == link => call,
        _ => null,
    };

    private static bool IsReturned(ExpressionSyntax chain) => chain.Parent switch
    {
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => IsDefine(method),
        ReturnStatementSyntax { Parent: BlockSyntax { Parent: MethodDeclarationSyntax method } } => IsDefine(method),
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } =>
            IsBlock(call) && IsReturned(new LayerSyntax(call).Top),
        _ => false,
    };

    private static bool HasValues(InvocationExpressionSyntax call) => OpTable.Find(new LayerSyntax(call).Verb) is { } op && !op.Traits.HasFlag(LayerTraits.Structural);

    private static bool IsBlock(InvocationExpressionSyntax call) => new LayerSyntax(call).Verb is var verb && (verb == "Chain" || OpTable.Is(verb, LayerTraits.Structural));

    private static bool IsDefine(MethodDeclarationSyntax method) => method is { Identifier.ValueText: "Define", ParameterList.Parameters.Count: 0 };

    /// <summary>Whether what stands before a dot is a type's name, as in <c>Dsl.Dense(4)</c>, rather than a chain.</summary>
    private static bool IsQualifier(ExpressionSyntax expression) => Name(expression) is "Dsl" or "Fluent";

    private static string Name(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
