using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>DN2007: two Dense without a nonlinearity between them. A product of two matrices is a matrix; BatchNorm and Dropout are linear too, once trained; LayerNorm isn't. A value that a Tap names between them is intended, such as the code of a linear autoencoder; and one that is made of each step alone, all steps flattened behind it, has fewer weights than one layer would.</summary>
internal sealed class CollapsingLayersRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.FullyConnected))
        .Select(layer => (Layer: layer, Before: layer.Before.FirstOrDefault(before => !before.IsLinearOnceTrained || before.Is(LayerTraits.NamesValue) || JoinsSteps(before))))
        .Where(pair => pair.Before is { } before && before.Is(LayerTraits.FullyConnected))
        .Select(pair => new Finding(
            "DN2007",
            pair.Layer.Number,
            null,
            $"{pair.Layer.Name} follows {pair.Before!.Name} with no activation between: the two collapse into one linear layer from {pair.Before.Input} to {pair.Layer.Output}",
            "Relu"));

    /// <summary>Whether it flattens a sequence or an image.</summary>
    private static bool JoinsSteps(FlowLayer layer) => layer.Is(LayerTraits.ForgetsShape) && layer.Input.Rank > 1;
}
