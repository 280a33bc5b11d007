using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2005: a rate outside of 0.1 to 0.5, and a Dropout right before a BatchNorm, whose running variance is then that of the thinned
/// signal and differs from that in eval (X. Li and others, Disharmony between Dropout and Batch Normalization, 2018).
/// </summary>
internal sealed class DropoutRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow)
    {
        foreach (FlowLayer layer in flow.Layers.Where(layer => layer.Is(LayerTraits.Drops)))
        {
            float rate = layer.Node.Number("rate");
            if (rate is < 0.1f or > 0.5f)
            {
                yield return new Finding("DN2005", layer.Number, "rate", $"{layer.Name} drops at a rate of {InvariantText.Of(rate)}; usual is 0.1 to 0.5");
            }

            if (layer.Behind.FirstOrDefault(behind => !behind.Is(LayerTraits.ForgetsShape)) is { } norm && norm.Is(LayerTraits.BatchNormalization))
            {
                yield return new Finding("DN2005", layer.Number, null, $"{layer.Name} stands right before {norm.Name}: the variance that is measured in training isn't that of eval, where nothing is dropped");
            }
        }
    }
}
