using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2005: a rate outside of 0.1 to 0.5, and a Dropout right before a BatchNorm, whose running variance is then that of the thinned
/// signal and differs from that in eval (X. Li and others, Disharmony between Dropout and Batch Normalization, 2018), and one of the logits of a Softmax.
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

            FlowLayer? next = layer.Behind.FirstOrDefault(behind => !behind.Is(LayerTraits.ForgetsShape) && !behind.Is(LayerTraits.PassesValue));
            if (next is { } norm && norm.Is(LayerTraits.BatchNormalization))
            {
                yield return new Finding("DN2005", layer.Number, null, $"{layer.Name} stands right before {norm.Name}: the variance that is measured in training isn't that of eval, where nothing is dropped");
            }
            else if (next is { } probabilities && probabilities.Is(LayerTraits.ClassProbabilities))
            {
                yield return new Finding("DN2005", layer.Number, null, $"{layer.Name} stands right before {probabilities.Name}: it sets logits to 0 at random, which is no probability of 0 but that of a class of middling score; drop features before the last weighted sum");
            }
        }
    }
}
