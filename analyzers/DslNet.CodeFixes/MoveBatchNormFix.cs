using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2003: moves a BatchNorm before the activation that it follows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveBatchNormFix)), Shared]
public sealed class MoveBatchNormFix() : LayerFix("DN2003")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        mend is not null && layer.Previous is { } activation && activation.Verb == mend ? LayerEdit.Exchange(activation, layer) : null;
}
