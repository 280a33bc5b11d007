using System.Composition;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2016: takes a recurrence with gates, of as many units.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TakeGatedFix)), Shared]
public sealed class TakeGatedFix() : LayerFix("DN2016")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        mend is not null && OpTable.Is(layer.Verb, LayerTraits.Ungated) ? LayerEdit.Rename(layer, mend, words) : null;
}
