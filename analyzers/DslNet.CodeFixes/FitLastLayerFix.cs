using System.Composition;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>DN1006: gives the network the last layer that its loss wants: appended, or in the place of another activation, or without the Softmax of a regression.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitLastLayerFix)), Shared]
public sealed class FitLastLayerFix() : LayerFix("DN1006")
{
    private protected override LayerEdit? Edit(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words) => mend switch
    {
        _ when layer.IsNested || layer.IsReadElsewhere => null,
        "no Softmax" => LayerEdit.Remove(layer),
        not null when GivesProbabilities(mend) => IsReplaced(layer.Verb) ? LayerEdit.Replace(layer, mend, words) : LayerEdit.InsertBehind(layer, mend, words),
        _ => null,
    };

    private static bool IsReplaced(string verb) => OpTable.Is(verb, LayerTraits.Activation) || GivesProbabilities(verb);

    private static bool GivesProbabilities(string verb) => OpTable.Is(verb, LayerTraits.ClassProbabilities) || OpTable.Is(verb, LayerTraits.IndependentProbabilities);
}
