using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>DN2004: the BatchNorm after a linear layer subtracts the mean, and with it the bias. (After a Dropout, or with frozen statistics, it doesn't exactly.)</summary>
internal sealed class CancelledBiasRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow)
    {
        foreach (FlowLayer layer in flow.Layers.Where(layer => layer.Is(LayerTraits.HasBias) && layer.Node.Flag("bias")))
        {
            if (layer.Behind.FirstOrDefault(behind => !behind.Is(LayerTraits.ForgetsShape)) is { IsFrozen: false } norm && norm.Is(LayerTraits.BatchNormalization))
            {
                int channels = layer.Output.Extents[layer.Output.Rank - 1];
                yield return new Finding("DN2004", layer.Number, "bias", InvariantText.Of($"{layer.Name} has a bias of {channels} numbers that {norm.Name} cancels: it subtracts the mean, and has a shift of its own"), "bias: false");
            }
        }
    }
}
