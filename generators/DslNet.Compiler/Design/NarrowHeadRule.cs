using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>DN2015: an attention with as many heads as features. Queries and keys of one number have no direction in which they could agree: their product knows signs and sizes alone.</summary>
internal sealed class NarrowHeadRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.Attends) && layer.Node.Integer("heads") is > 1 and var heads && heads == layer.Input.Channels)
        .Select(layer => new Finding(
            "DN2015",
            layer.Number,
            "heads",
            InvariantText.Of($"{layer.Name} has {layer.Input.Channels} heads for a width of {layer.Input.Channels}: queries and keys are of 1 number each, and a score is their product; usual are 16 to 128 numbers for each head")));
}
