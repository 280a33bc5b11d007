using System.Composition;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN1004: puts Flatten before a layer that wants a flat input. Not inside a block, which must keep its shape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlattenFix)), Shared]
public sealed class InsertFlattenFix() : LayerFix("DN1004")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        mend is not null && OpTable.Is(mend, LayerTraits.ForgetsShape) && !layer.IsNested ? LayerEdit.InsertBefore(layer, mend, words) : null;
}
