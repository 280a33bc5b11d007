using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2002: weights that are all equal. A single neuron has none to be equal to, nor has the filter of a depthwise convolution, whose channel no other reads, and zeros in the last linear layer of a network or a
/// block are a known initialization (a plain regression; a residual that starts as the identity): both are accepted.
/// </summary>
internal sealed class EqualWeightsRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.HasFan) && NeuronsOf(layer) > 1 && layer.Node.Weights("init").Kind is InitKind.Zeros or InitKind.Constant)
        .Where(layer => !IsLastOfZeros(layer))
        .Select(layer => new Finding(
            "DN2002",
            layer.Number,
            "init",
            $"{layer.Name} starts with equal weights, {layer.Node.Weights("init")}: its {InvariantText.Of(layer.Output.Channels)} neurons put out the same, and learn the same",
            "Init.Auto"));

    /// <summary>Those that read the same input: the filters of one group, or all.</summary>
    private static int NeuronsOf(FlowLayer layer) => layer.Output.Channels / (layer.Node.Has("groups") ? layer.Node.Integer("groups") : 1);

    private static bool IsLastOfZeros(FlowLayer layer) =>
        layer.Node.Weights("init") is { Kind: InitKind.Zeros } or { Kind: InitKind.Constant, Value: 0 }
        && layer.Behind.All(behind => !behind.IsLinear && !behind.Is(LayerTraits.Structural));
}
