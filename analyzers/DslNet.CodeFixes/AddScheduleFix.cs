using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN3006: adds <c>Schedule = Schedule.Cosine()</c> after the number of epochs, or replaces a constant schedule, wherever the options are set.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddScheduleFix)), Shared]
public sealed class AddScheduleFix() : Fix("DN3006")
{
    private const string Schedule = "Schedule.Cosine()";
    private const string Setting = "Schedule = " + Schedule;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Parent: InitializerExpressionSyntax initializer } epochs)
        {
            AssignmentExpressionSyntax? constant = null;
            foreach (Location place in context.Diagnostics[0].AdditionalLocations)
            {
                if (place.SourceTree?.FilePath != root.SyntaxTree.FilePath)
                {
                    return;   // the constant schedule is in another file and would win
                }

                constant = root.FindNode(place.SourceSpan).FirstAncestorOrSelf<AssignmentExpressionSyntax>();
            }

            context.RegisterCodeFix(
                CodeAction.Create($"Add '{Setting}'", async cancellation => context.Document.WithText(Added(await context.Document.GetTextAsync(cancellation).ConfigureAwait(false), initializer, epochs, constant)), nameof(AddScheduleFix)),
                context.Diagnostics);
        }
    }

    private static SourceText Added(SourceText text, InitializerExpressionSyntax initializer, AssignmentExpressionSyntax epochs, AssignmentExpressionSyntax? constant) => constant is not null
        ? text.WithChanges(new TextChange(constant.Right.Span, Schedule))
        : text.WithChanges(Insertion(text, initializer, epochs));

    /// <summary>On a line of its own where the settings have lines of their own.</summary>
    private static TextChange[] Insertion(SourceText text, InitializerExpressionSyntax initializer, AssignmentExpressionSyntax epochs)
    {
        int index = initializer.Expressions.IndexOf(epochs);
        SyntaxToken? comma = index < initializer.Expressions.SeparatorCount ? initializer.Expressions.GetSeparator(index) : null;
        TextLine line = text.Lines.GetLineFromPosition(epochs.SpanStart);
        string indentation = text.ToString(TextSpan.FromBounds(line.Start, epochs.SpanStart));
        if (indentation.Trim().Length > 0 || text.Lines.GetLineFromPosition(initializer.CloseBraceToken.SpanStart).LineNumber == line.LineNumber)
        {
            return [new TextChange(new TextSpan(epochs.Span.End, 0), $", {Setting}")];
        }

        string end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return comma is null
            ? [new TextChange(new TextSpan(epochs.Span.End, 0), ","), new TextChange(new TextSpan(line.End, 0), $"{end}{indentation}{Setting}")]
            : [new TextChange(new TextSpan(line.End, 0), $"{end}{indentation}{Setting},")];
    }
}
