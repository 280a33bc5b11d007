using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2003: a BatchNorm after an activation, or one that no activation follows. At the input (in place of a standardizer) and at the
/// edges of a residual's block (both orders are common there) it is accepted; between two linear layers, DN2007 reports what is missing.
/// </summary>
internal sealed class BatchNormPlaceRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow)
    {
        foreach (FlowLayer layer in flow.Layers.Where(layer => layer.Is(LayerTraits.BatchNormalization)))
        {
            FlowLayer? before = layer.Before.FirstOrDefault(other => !other.IsTransparent);
            bool ends = !layer.IsNested && layer.Behind.All(other => other.IsTransparent);
            if (before is { IsActivation: true })
            {
                yield return new Finding("DN2003", layer.Number, null, $"{layer.Name} stands behind {before.Name}; its usual place is between a linear layer and its activation", CanMove(layer, before) ? before.Verb : null);
            }
            else if (before is { IsLinear: true } && ends)
            {
                yield return new Finding("DN2003", layer.Number, null, $"{layer.Name} ends the network, behind {before.Name}; its usual place is between a linear layer and its activation");
            }
        }
    }

    /// <summary>Only adjacent layers, directly after the linear layer, can be swapped, and only where neither changes the other's shape.</summary>
    private static bool CanMove(FlowLayer layer, FlowLayer activation) =>
        layer.Is(LayerTraits.KeepsShape) && activation.Is(LayerTraits.KeepsShape) &&
        layer.Before.First() == activation && activation.Before.FirstOrDefault() is { IsLinear: true };
}
