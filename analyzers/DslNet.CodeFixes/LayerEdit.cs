using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>A text edit of a definition, in operator or fluent form, from which all layer fixes are built.</summary>
/// <param name="Title">What it does, for the editor's menu.</param>
/// <param name="Changes">How the text changes; the rest of it, line breaks and comments, stays.</param>
internal sealed record LayerEdit(string Title, params TextChange[] Changes)
{
    /// <summary>Which of a fix's choices it is, for mending all places by the same one; empty where there is no choice.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Inserts a layer without arguments before another.</summary>
    public static LayerEdit InsertBefore(LayerSyntax layer, string verb, Vocabulary words) => new(
        $"Insert '{verb}' before {layer.Verb}",
        layer.Access is { } access
            ? Insert(access.OperatorToken.SpanStart, $".{verb}()")
            : Insert(layer.Node.SpanStart, $"{words.Layer(verb)} >> "));

    /// <summary>Puts a block around a layer and some that follow it, in whichever form they are written.</summary>
    /// <param name="layers">The layers, one behind the other in one chain.</param>
    /// <param name="verb">The layer that holds the block.</param>
    /// <param name="words">The spelling of names there.</param>
    public static LayerEdit Enclose(IReadOnlyList<LayerSyntax> layers, string verb, Vocabulary words)
    {
        (LayerSyntax first, LayerSyntax last) = (layers[0], layers[layers.Count - 1]);
        TextSpan span = TextSpan.FromBounds(first.Span.Start, last.Node.Span.End);
        string text = first.Node.SyntaxTree.GetText().ToString(span);
        string title = $"Apply {string.Join(" and ", new[] { first, last }.Take(layers.Count).Select(layer => layer.Verb))} to each step: '{verb}'";
        if (!first.IsFluent)
        {
            return new LayerEdit(title, new TextChange(span, $"{words.Dsl(verb)}({text})"));
        }

        // A fluent chain begins with a layer of the operator form.
        string begin = first.Arguments is { Arguments.Count: 0 } ? words.Layer(first.Verb) : words.Dsl(first.Verb) + first.Arguments;
        return new LayerEdit(title, new TextChange(span, $"{verb}({begin}{text.Substring(first.Span.Length)})"));
    }

    /// <summary>Inserts a layer without arguments after another.</summary>
    public static LayerEdit InsertBehind(LayerSyntax layer, string verb, Vocabulary words) => new(
        $"Append '{verb}'",
        layer.IsFluent || layer.Node.Parent is MemberAccessExpressionSyntax
            ? Insert(layer.Node.Span.End, $".{verb}()")
            : Insert(layer.Node.Span.End, $" >> {words.Layer(verb)}"));

    /// <summary>Replaces a layer by one without arguments.</summary>
    public static LayerEdit Replace(LayerSyntax layer, string verb, Vocabulary words) => new(
        $"Take '{verb}' instead of {layer.Verb}",
        new TextChange(layer.Span, layer.IsFluent ? $"{verb}()" : words.Layer(verb)));

    /// <summary>Takes another layer with the same arguments.</summary>
    public static LayerEdit? Rename(LayerSyntax layer, string verb, Vocabulary words) => layer.Arguments is not { } arguments ? null : new(
        $"Take '{verb}' instead of {layer.Verb}",
        new TextChange(TextSpan.FromBounds(layer.Span.Start, arguments.SpanStart), layer.IsFluent ? verb : words.Dsl(verb)));

    /// <summary>Removes a layer; null where it is the only one of its chain or what a fluent chain begins with.</summary>
    public static LayerEdit? Remove(LayerSyntax layer)
    {
        TextSpan? span = layer switch
        {
            { Access: { } access } => TextSpan.FromBounds(access.Expression.Span.End, layer.Node.Span.End),
            { Node.Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } chain } => chain.Right == layer.Node
                ? TextSpan.FromBounds(chain.Left.Span.End, chain.Right.Span.End)
                : TextSpan.FromBounds(chain.Left.SpanStart, chain.Right.SpanStart),
            _ => null,
        };
        return span is { } taken ? new LayerEdit($"Remove {layer.Verb}", new TextChange(taken, "")) : null;
    }

    /// <summary>Swaps two layers; they must be written in the same form.</summary>
    public static LayerEdit Exchange(LayerSyntax first, LayerSyntax second) => new(
        $"Move {second.Verb} before {first.Verb}",
        new TextChange(first.Span, TextOf(second)),
        new TextChange(second.Span, TextOf(first)));

    /// <summary>Sets an argument: the one at <paramref name="written"/>, or else a new one at the end of the list.</summary>
    public static LayerEdit? Argument(LayerSyntax layer, TextSpan written, string name, string value)
    {
        if (layer.Arguments is not { CloseParenToken.IsMissing: false } list)
        {
            return null;
        }

        ArgumentSyntax? argument = list.Arguments.FirstOrDefault(argument => argument.Span == written);
        return new LayerEdit($"Take '{name}: {value}'", argument is not null
            ? new TextChange(argument.Expression.Span, value)
            : Insert(list.CloseParenToken.SpanStart, $"{(list.Arguments.Count == 0 ? "" : ", ")}{name}: {value}"));
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static string TextOf(LayerSyntax layer) => layer.Node.SyntaxTree.GetText().ToString(layer.Span);
}
