using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Normalises each group of adjacent channels of a sample over all its pixels or steps, then scales and shifts each channel; of a sequence with lengths, over its real steps.
/// (Y. Wu, K. He, Group Normalization, 2018.)
/// </summary>
public sealed class GroupNormOp : LayerOp
{
    public override string Verb => "GroupNorm";

    public override LayerTraits Traits => LayerTraits.Normalization | LayerTraits.HasParameters;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "groups", 1).Concat(Range.Positive(layer, "epsilon"));

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        int groups = layer.Integer("groups");
        return input.Channels % groups == 0
            ? input.Size > groups ? input : ShapeResult.Fail($"GroupNorm wants at least 2 numbers in a group to normalise by one another, but gets {input}, with {InvariantText.Of(groups)} groups: of a single one, nothing but the shift is left")
            : ShapeResult.Fail($"GroupNorm divides channels into {InvariantText.Of(groups)} groups of one size, but gets {input}, whose {InvariantText.Of(input.Channels)} channels aren't a multiple of that");
    }

    public override int? CenteredTogether(LayerNode layer, Shape input) => input.Size / layer.Integer("groups");

    public override double ParameterFloats(LayerNode layer, Shape input) => 2 * Addressable.Parameters(input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.NormalizeRows(input, layer.Integer("groups"), centers: true, layer.Number("epsilon"));
}
