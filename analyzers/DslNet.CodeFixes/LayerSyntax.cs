using System.Linq;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>
/// A layer where it is written: <c>Dense(4)</c> or <c>Relu</c> between the <c>&gt;&gt;</c> of the operator form, <c>.Dense(4)</c> in the fluent
/// form. Found only in the chain that a <c>Define()</c> returns, in the nets that it is joined of, in locals of the type Net, and in the blocks of
/// Residual and Chain inside: what is written there is evaluated once, so that a change of it changes one layer. In a helper, a local of the type
/// Layer or a Repeat it could change several.
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
    public bool IsNested => CallAround(Top) is { } call && IsBlock(call);

    /// <summary>Whether it is in a net that something else reads, too: a local that is mentioned more than once, or a join's.</summary>
    public bool IsReadElsewhere => Whole(Top) is var whole && (LocalOf(whole) is { } local
        ? local.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == local.Identifier.ValueText) != 1
        : CallAround(whole) is { } call && !IsHead(call));

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

    /// <summary>The layer just behind it where both are written in the same form, or null.</summary>
    public LayerSyntax? Next => node.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == node && IsFluent => new LayerSyntax(call),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } own when !IsFluent => own.Left == node ? Operand(own.Right)
            : own.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } around && around.Left == own ? Operand(around.Right)
            : null,
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

    /// <summary>Whether a chain is evaluated once: returned, joined with others in what is, or a local of the type Net.</summary>
    private static bool IsReturned(ExpressionSyntax chain) => Whole(chain) is var whole && (whole.Parent switch
    {
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => IsDefine(method),
        ReturnStatementSyntax { Parent: BlockSyntax { Parent: MethodDeclarationSyntax method } } => IsDefine(method),
        _ when CallAround(whole) is { } call => (IsBlock(call) || IsJoin(call) || IsHead(call)) && IsReturned(new LayerSyntax(call).Top),
        _ => LocalOf(whole) is not null,
    });

    /// <summary>A chain with the operators around it that join nets, and what is put behind those.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax chain)
    {
        while ((Around(chain) ?? chain.Parent as BinaryExpressionSyntax) is { } around)
        {
            chain = around;
        }

        return chain;
    }

    /// <summary>The call that an expression is an argument of, or null.</summary>
    private static InvocationExpressionSyntax? CallAround(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } ? call : null;

    /// <summary>The local of the type Net in Define itself, in no loop or condition, that a chain initializes, or null.</summary>
    private static VariableDeclaratorSyntax? LocalOf(ExpressionSyntax chain) =>
        chain.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { } type, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax { Parent: MethodDeclarationSyntax method } } } } local }
        && Name(type) == "Net" && IsDefine(method) ? local : null;

    /// <summary>What stands between two operators, if it is a layer of the operator form.</summary>
    private static LayerSyntax? Operand(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax && new LayerSyntax(expression) is { IsFluent: false } layer ? layer : null;

    private static bool HasValues(InvocationExpressionSyntax call) => OpTable.Find(new LayerSyntax(call).Verb) is { } op && !op.Traits.HasFlag(LayerTraits.Structural) && !op.Traits.HasFlag(LayerTraits.Joins);

    private static bool IsJoin(InvocationExpressionSyntax call) => OpTable.Is(new LayerSyntax(call).Verb, LayerTraits.Joins);

    private static bool IsHead(InvocationExpressionSyntax call) => new LayerSyntax(call).Verb is "Head" or "Outputs";

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
