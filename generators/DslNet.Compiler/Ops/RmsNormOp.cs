using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Divides the features of each sample (of a sequence: of each step; of an image: the channels of each pixel) by their root mean square, then scales them.
/// (B. Zhang, R. Sennrich, Root Mean Square Layer Normalization, 2019.)
/// </summary>
public sealed class RmsNormOp : LayerOp
{
    public override string Verb => "RmsNorm";

    public override LayerTraits Traits => LayerTraits.Normalization | LayerTraits.HasParameters | LayerTraits.WorksByStep;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.Positive(layer, "epsilon");

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Channels > 1
        ? input
        : ShapeResult.Fail($"RmsNorm wants at least 2 features to normalise by one another, but gets {input}: of a single one, nothing but a sign is left");

    public override double ParameterFloats(LayerNode layer, Shape input) => Addressable.Parameters(input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.NormalizeRows(input, groups: null, centers: false, layer.Number("epsilon"));
}
