using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>DN2008: an activation or a Dropout as the last layer. Sigmoid and Softmax return probabilities, Tanh suits targets from −1 to 1; a function of the user's own is taken to be intended. The layer of an output that another layer reads, too, counts as hidden.</summary>
internal sealed class LastLayerRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Chains.Where(chain => chain is { Loss: not null, Readers.Count: 0 }).SelectMany(Check);

    private static IEnumerable<Finding> Check(FlowChain chain)
    {
        FlowLayer? last = chain.Layers.LastOrDefault(layer => !layer.Is(LayerTraits.ForgetsShape) && !layer.Is(LayerTraits.PassesValue));
        string? problem = last switch
        {
            { } when last.Is(LayerTraits.Drops) => $"{last.Name} is the last layer: in training, outputs are set to 0 at random",
            { } when last.Is(LayerTraits.Saturating) || last.Is(LayerTraits.UserFunction) => null,
            { IsActivation: true } => $"{last.Name} is the last layer: its {InvariantText.Of(last.Output.Size)} outputs can't take every value that a target may have",
            _ => null,
        };
        return problem is null ? [] : [new Finding("DN2008", last!.Number, null, problem)];
    }
}
