using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN1002: adds a definition to begin with, with the last layer that the loss wants. Where there is a Define of another form, that one is the user's to mend.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddDefinitionFix)), Shared]
public sealed class AddDefinitionFix() : Fix("DN1002")
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is { OpenBraceToken: { RawKind: (int)SyntaxKind.OpenBraceToken, IsMissing: false }, CloseBraceToken.IsMissing: false } network
            && network.Identifier.Span == context.Span
            && model?.GetDeclaredSymbol(network, context.CancellationToken) is { } type
            && !model.LookupSymbols(network.OpenBraceToken.Span.End, type, "Define").Any())
        {
            TextChange change = Definition(network, new Vocabulary(model, network.OpenBraceToken.Span.End), LastLayer(type));
            context.RegisterCodeFix(CodeAction.Create("Add 'static Net Define()'", cancellation => ChangedAsync(document, [change], cancellation), nameof(AddDefinitionFix)), context.Diagnostics);
        }
    }

    /// <summary>Before the other members; on lines of its own where the class's braces are.</summary>
    private static TextChange Definition(ClassDeclarationSyntax network, Vocabulary words, string? last)
    {
        string definition = $"static {words.Type("Net")} Define() => {words.Dsl("Input")}(1) >> {words.Dsl("Dense")}({(OpTable.Is(last, LayerTraits.ClassProbabilities) ? 2 : 1)}){(last is null ? "" : $" >> {words.Dsl(last)}")};";
        SourceText text = network.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(network.OpenBraceToken.SpanStart);
        string indent = new([.. line.ToString().TakeWhile(char.IsWhiteSpace)]);
        string end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return new TextChange(new TextSpan(network.OpenBraceToken.Span.End, 0), network.CloseBraceToken.SpanStart < line.End
            ? " " + definition
            : $"{end}{indent}    {definition}{(network.Members.Count == 0 ? "" : end)}");
    }

    private static string? LastLayer(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName)
        .SelectMany(attribute => attribute.NamedArguments)
        .Where(argument => argument is { Key: "Loss", Value.Kind: not TypedConstantKind.Array })
        .Select(argument => argument.Value.Value switch
        {
            (int)Compiler.Graph.LossKind.CrossEntropy or (int)Compiler.Graph.LossKind.Ctc => "Softmax",
            (int)Compiler.Graph.LossKind.BinaryCrossEntropy => "Sigmoid",
            _ => null,
        })
        .FirstOrDefault();
}
