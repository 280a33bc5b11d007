using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2004: the normalization after a linear layer subtracts the mean of each channel, and with it the bias: a BatchNorm, and a GroupNorm of which each channel is a group. (After
/// a Dropout, or with frozen statistics, it doesn't exactly; LayerNorm and wider groups subtract a mean over channels, which leaves their differences.)
/// </summary>
internal sealed class CancelledBiasRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow)
    {
        foreach (FlowLayer layer in flow.Layers.Where(layer => layer.Is(LayerTraits.HasBias) && layer.Node.Flag("bias")))
        {
            if (layer.Behind.FirstOrDefault(behind => !behind.Is(LayerTraits.ForgetsShape)) is { } norm && CentersEachChannel(norm, layer.Output))
            {
                int channels = layer.Output.Extents[layer.Output.Rank - 1];
                yield return new Finding("DN2004", layer.Number, "bias", InvariantText.Of($"{layer.Name} has a bias of {channels} numbers that {norm.Name} cancels: it subtracts the mean, and has a shift of its own"), "bias: false");
            }
        }
    }

    /// <summary>Whether a mean of each channel is subtracted, of the batch or of all pixels of a sample.</summary>
    private static bool CentersEachChannel(FlowLayer norm, Shape biased) => norm.Is(LayerTraits.BatchNormalization)
        ? !norm.IsFrozen
        : norm.Node.Has("groups") && norm.Is(LayerTraits.Normalization) && norm.Input == biased && norm.Node.Integer("groups") == biased.Channels;
}
