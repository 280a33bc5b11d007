using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2010: one end of a recurrence in both directions. At the last step the reversed direction has read that step alone, at the first step the other one has. Where both ends
/// are taken, or one direction is cut out, nothing is said; nor behind what has read the whole sequence already.
/// </summary>
internal sealed class DirectionEndRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.PicksStep) && layer.Input.Extents[0] > 1)
        .Select(layer => (Layer: layer, Both: layer.Before.FirstOrDefault(before => !WorksByStep(before))))
        .Where(pair => pair.Both is { } both && IsBothDirections(both) && !both.Before.Any(before => ReadsSequence(before)))
        .Select(pair => new Finding(
            "DN2010",
            pair.Layer.Number,
            null,
            InvariantText.Of($"{pair.Layer.Name} takes one end of {pair.Both!.Name}: of its {pair.Both.Output.Channels} features, the {pair.Both.Output.Channels / 2} of the direction that starts at that end have read 1 of {pair.Layer.Input.Extents[0]} steps; the mean of all steps (GlobalAvgPool) or both ends (Concat of First and Last) have read them all"),
            "GlobalAvgPool"));

    /// <summary>Whether a step's output depends on that step alone, and all of its features are there.</summary>
    private static bool WorksByStep(FlowLayer layer) =>
        layer.KeepsNumbers || layer.IsActivation || layer.Is(LayerTraits.FullyConnected) || (layer.Is(LayerTraits.Normalization) && layer.Is(LayerTraits.WorksByStep));

    /// <summary>Two copies of a recurrence, one for each direction.</summary>
    private static bool IsBothDirections(FlowLayer layer) => OpTable.Of(layer.Node).Copies > 1 && layer.Node.Nested.FirstOrDefault() is { } inner && OpTable.Is(inner, LayerTraits.Recurrent);

    private static bool ReadsSequence(FlowLayer layer) => layer.Is(LayerTraits.Structural) || layer.Is(LayerTraits.Recurrent) || layer.Is(LayerTraits.Attends) || layer.Is(LayerTraits.Joins);
}
