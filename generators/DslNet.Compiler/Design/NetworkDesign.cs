using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Design;

/// <summary>The design rules, for networks that compile but have a known weakness. Used by the analyzer alone, never by the generator.</summary>
public static class NetworkDesign
{
    private static readonly IReadOnlyList<DesignRule> Rules =
    [
        new HiddenSoftmaxRule(),
        new FlatActivationRule(),
        new NothingLearnsRule(),
        new InitializerPairRule(),
        new EqualWeightsRule(),
        new BatchNormPlaceRule(),
        new CancelledBiasRule(),
        new DropoutRule(),
        new VanishingGradientRule(),
        new CollapsingLayersRule(),
        new LastLayerRule(),
        new DirectionEndRule(),
        new NarrowNormRule(),
        new UnorderedAttentionRule(),
        new IdleCellRule(),
        new RepeatedNormRule(),
        new NarrowHeadRule(),
        new LongRecurrenceRule(),
    ];

    /// <summary>The rules' findings, in the order of the layers; none where the definition has errors, which are reported first.</summary>
    public static EquatableArray<Finding> Check(NetworkGraph graph, CancellationToken cancellation = default)
    {
        (IReadOnlyList<LayerSummary> table, _, _, EquatableArray<Finding> errors) = ShapeInference.Run(graph, cancellation);
        if (errors.Count > 0)
        {
            return default;
        }

        Flow flow = new(graph, table, cancellation);
        return Rules.SelectMany(rule => rule.Check(flow)).OrderBy(finding => finding.Layer).ToEquatableArray();
    }
}
