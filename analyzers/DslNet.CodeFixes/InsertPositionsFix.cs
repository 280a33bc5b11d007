using System.Composition;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2012: adds learned positions before an attention; not inside a block, where only the block would see them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertPositionsFix)), Shared]
public sealed class InsertPositionsFix() : LayerFix("DN2012")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        mend is not null && OpTable.Is(layer.Verb, LayerTraits.Attends) && !OpTable.Is(layer.Verb, LayerTraits.Joins) && !layer.IsNested ? LayerEdit.InsertBefore(layer, mend, words) : null;
}
