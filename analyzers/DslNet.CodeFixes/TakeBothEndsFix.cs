using System.Collections.Generic;
using System.Composition;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2010: takes the mean of all steps, or both ends of the sequence, instead of one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TakeBothEndsFix)), Shared]
public sealed class TakeBothEndsFix() : LayerFix("DN2010")
{
    private protected override IEnumerable<LayerEdit> Edits(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words)
    {
        if (mend is null || !OpTable.Is(layer.Verb, LayerTraits.PicksStep))
        {
            yield break;
        }

        yield return LayerEdit.Replace(layer, mend, words) with { Kind = mend };
        string both = $"({words.Layer("First")}, {words.Layer("Last")})";
        yield return new LayerEdit(
            $"Take 'Concat(First, Last)' instead of {layer.Verb}",
            new TextChange(layer.Span, (layer.IsFluent ? "Concat" : words.Dsl("Concat")) + both)) { Kind = "Concat" };
    }
}
