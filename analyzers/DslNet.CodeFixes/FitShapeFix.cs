using System.Collections.Generic;
using System.Composition;
using System.Linq;
using DslNet.Compiler.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.CodeFixes;

/// <summary>
/// DN1004: makes a vector of an image or a sequence before a layer that wants one, by Flatten, GlobalAvgPool or Last, or applies it, with what follows, to each step by Map. Inside
/// a block, which must keep its shape, by Map alone.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitShapeFix)), Shared]
public sealed class FitShapeFix() : LayerFix("DN1004")
{
    private protected override IEnumerable<LayerEdit> Edits(LayerSyntax layer, TextSpan marked, string? mend, Vocabulary words)
    {
        foreach (string verb in mend?.Split(' ') ?? [])
        {
            if (OpTable.Is(verb, LayerTraits.Structural))
            {
                yield return LayerEdit.Enclose(ByStep(layer), verb, words) with { Kind = verb };
            }
            else if (OpTable.Find(verb) is not null && !layer.IsNested)
            {
                yield return LayerEdit.InsertBefore(layer, verb, words) with { Kind = verb };
            }
        }
    }

    /// <summary>A layer and those behind it up to the last that can't do without Map, and the activation of that.</summary>
    private static List<LayerSyntax> ByStep(LayerSyntax layer)
    {
        List<LayerSyntax> run = [layer];
        for (LayerSyntax? next = layer.Next; next is not null && CanStandInMap(next.Verb); next = next.Next)
        {
            run.Add(next);
        }

        int last = run.FindLastIndex(each => OpTable.Is(each.Verb, LayerTraits.FullyConnected));
        bool activated = last >= 0 && last + 1 < run.Count && OpTable.Is(run[last + 1].Verb, LayerTraits.Activation) && !OpTable.Is(run[last + 1].Verb, LayerTraits.IndependentProbabilities);
        return run.GetRange(0, System.Math.Max(1, last + (activated ? 2 : 1)));
    }

    /// <summary>Layers of a step's features; those that hold blocks, name a value or give the network's probabilities are left outside.</summary>
    private static bool CanStandInMap(string verb) => OpTable.Find(verb) is { } op
        && new[] { LayerTraits.WorksByStep, LayerTraits.Activation, LayerTraits.Stochastic }.Any(trait => op.Traits.HasFlag(trait))
        && !op.Traits.HasFlag(LayerTraits.ClassProbabilities);
}
