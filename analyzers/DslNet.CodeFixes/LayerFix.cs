using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DslNet.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>A fix that changes a layer of a definition where it is written, or offers nothing where that could change others too.</summary>
/// <param name="rule">The rule's id.</param>
public abstract class LayerFix(string rule) : Fix(rule)
{
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            TextSpan span = diagnostic.Location.SourceSpan;
            diagnostic.Properties.TryGetValue(DefinitionAnalyzer.Mend, out string? mend);
            if (root.FullSpan.Contains(span) && LayerSyntax.At(root, span) is { } layer)
            {
                foreach (LayerEdit edit in Edits(layer, span, mend, new Vocabulary(model, span.Start)))
                {
                    context.RegisterCodeFix(CodeAction.Create(edit.Title, cancellation => ChangedAsync(document, edit.Changes, cancellation), GetType().Name + edit.Kind), diagnostic);
                }
            }
        }
    }

    /// <summary>The changes to choose from, none where no change is safe; one, if the fix has no choice to offer.</summary>
    /// <param name="layer">The layer that the diagnostic marks, or whose argument it marks.</param>
    /// <param name="marked">What it marks.</param>
    /// <param name="mend">The rule's suggestion.</param>
    /// <param name="words">The spelling of names there.</param>
    private protected virtual IEnumerable<LayerEdit> Edits(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        Edit(layer, marked, mend, words) is { } edit ? [edit] : [];

    /// <summary>What to change, or null where no change is safe.</summary>
    /// <param name="layer">The layer that the diagnostic marks, or whose argument it marks.</param>
    /// <param name="marked">What it marks.</param>
    /// <param name="mend">The rule's suggestion.</param>
    /// <param name="words">The spelling of names there.</param>
    private protected virtual LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) => null;
}
