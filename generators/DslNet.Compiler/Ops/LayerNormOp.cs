using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Normalises the features of each sample (of a sequence: of each step; of an image: the channels of each pixel), then scales and shifts them.
/// (J. L. Ba and others, Layer Normalization, 2016.)
/// </summary>
public sealed class LayerNormOp : LayerOp
{
    public override string Verb => "LayerNorm";

    public override LayerTraits Traits => LayerTraits.Normalization | LayerTraits.HasParameters | LayerTraits.WorksByStep;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.Positive(layer, "epsilon");

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Channels > 1
        ? input
        : ShapeResult.Fail($"LayerNorm wants at least 2 features to normalise by one another, but gets {input}: of a single one, nothing but the shift is left");

    public override int? CenteredTogether(LayerNode layer, Shape input) => input.Channels;

    public override double ParameterFloats(LayerNode layer, Shape input) => 2 * Addressable.Parameters(input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.NormalizeRows(input, groups: null, centers: true, layer.Number("epsilon"));
}
