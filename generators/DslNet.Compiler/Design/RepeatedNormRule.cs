using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>DN2014: two normalizations of one kind in a row, over the same numbers. The second undoes nothing but the scale and shift of the first.</summary>
internal sealed class RepeatedNormRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.Normalization))
        .Select(layer => (Layer: layer, Before: layer.Before.FirstOrDefault(before => !before.Is(LayerTraits.PassesValue))))
        .Where(pair => pair.Before is { } before && before.Verb == pair.Layer.Verb && before.IsFrozen == pair.Layer.IsFrozen && GroupsOf(before) == GroupsOf(pair.Layer))
        .Select(pair => new Finding("DN2014", pair.Layer.Number, null, $"{pair.Layer.Name} follows {pair.Before!.Name}: it normalizes what is normalized already, and of the first only its scale and shift are undone"));

    private static int GroupsOf(FlowLayer layer) => layer.Node.Has("groups") ? layer.Node.Integer("groups") : 0;
}
