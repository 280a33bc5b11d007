using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2004: drops the bias that the BatchNorm cancels.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropBiasFix)), Shared]
public sealed class DropBiasFix() : LayerFix("DN2004")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        LayerEdit.Argument(layer, marked, "bias", "false");
}
