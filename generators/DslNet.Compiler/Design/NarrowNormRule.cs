using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>DN2011: a normalization of two numbers by one another. Their mean subtracted, they are ±d, and divided by their deviation ±1: nothing but an order is left. (Of a single number not even that: an error.)</summary>
internal sealed class NarrowNormRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.Normalization) && OpTable.Of(layer.Node).CenteredTogether(layer.Node, layer.Input) == 2)
        .Select(layer => new Finding(
            "DN2011",
            layer.Number,
            layer.Node.Has("groups") ? "groups" : null,
            $"{layer.Name} normalizes {layer.Input} by groups of 2 numbers: whatever they are, it makes 1 and -1 of them, and only which one is greater is left; RmsNorm keeps their proportion"));
}
