using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2001: takes the initializer that goes with the activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PairInitializerFix)), Shared]
public sealed class PairInitializerFix() : LayerFix("DN2001")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        mend is not null && words.Initializer(mend) is { } initializer ? LayerEdit.Argument(layer, marked, "init", initializer) : null;
}
