using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2014: removes the second of two normalizations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNormFix)), Shared]
public sealed class RemoveNormFix() : LayerFix("DN2014")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) => LayerEdit.Remove(layer);
}
