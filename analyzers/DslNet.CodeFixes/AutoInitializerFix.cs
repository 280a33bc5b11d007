using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN2002: lets the compiler choose the initializer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AutoInitializerFix)), Shared]
public sealed class AutoInitializerFix() : LayerFix("DN2002")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) =>
        mend is not null && words.Initializer(mend) is { } initializer ? LayerEdit.Argument(layer, marked, "init", initializer) : null;
}
