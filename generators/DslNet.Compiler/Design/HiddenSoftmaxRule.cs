using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN1009: a Softmax followed by more than Dropout and Flatten, in a block or in a branch. One whose outputs multiply other values is accepted: it weighs
/// them, as attention does.
/// </summary>
internal sealed class HiddenSoftmaxRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.ClassProbabilities))
        .Select(layer => (Layer: layer, Next: layer.Behind.FirstOrDefault(behind => !behind.KeepsNumbers)))
        .Where(pair => pair.Next is not null || (pair.Layer.IsNested && !pair.Layer.Chain.Readers.Any(reader => OpTable.Is(reader, LayerTraits.Gating))))
        .Select(pair => new Finding("DN1009", pair.Layer.Number, null, Message(pair.Layer, pair.Next)));

    private static string Message(FlowLayer layer, FlowLayer? next) => next switch
    {
        { } when Attention(next) is { } attention => $"{layer.Name} stands before {attention.Name}, whose scores take a softmax of their own: it squeezes {InvariantText.Of(layer.Output.Size)} outputs below 1, and little gradient comes back",
        { } when next.Is(LayerTraits.ClassProbabilities) => $"{layer.Name} is followed by {next.Name}: of probabilities, a second softmax makes nearly equal ones",
        { } => $"{layer.Name} stands inside the network, before {next.Name}: its {InvariantText.Of(layer.Output.Size)} outputs compete for a sum of 1, and little gradient comes back",
        null => $"{layer.Name} stands inside {(layer.Chain.Readers is [var around] && around.Blocks.Any() ? "a block" : "the network, in a branch")}: its {InvariantText.Of(layer.Output.Size)} outputs compete for a sum of 1, and little gradient comes back",
    };

    /// <summary>The attention that a layer is, or that reads what it only moves: a sequence made of a vector.</summary>
    private static FlowLayer? Attention(FlowLayer layer) => layer.Is(LayerTraits.Attends) ? layer
        : layer.Traits == LayerTraits.None && layer.Input.Size == layer.Output.Size && layer.Behind.FirstOrDefault(behind => !behind.KeepsNumbers) is { } next && next.Is(LayerTraits.Attends) ? next
        : null;
}
