using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Normalises each feature (of images and sequences: each channel), by the batch's statistics in training and by the running ones in eval, then scales and shifts it.
/// (S. Ioffe, C. Szegedy, Batch Normalization, 2015.)
/// </summary>
public sealed class BatchNormOp : LayerOp
{
    public override string Verb => "BatchNorm";

    public override LayerTraits Traits => LayerTraits.BatchNormalization | LayerTraits.HasParameters | LayerTraits.WorksByStep;

    /// <summary>The statistics are of the steps before the lengths.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.Share(layer, "momentum").Concat(Range.Positive(layer, "epsilon"));

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override double ParameterFloats(LayerNode layer, Shape input) => 4 * Addressable.Parameters(input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Shape features = Shape.Of(input.Shape.Channels);
        Value scale = lowering.Parameter(ParameterRole.Scale, features, new Initializer(InitKind.Constant, 1), features.Size, features.Size);
        Value shift = lowering.Parameter(ParameterRole.Shift, features, new Initializer(InitKind.Zeros), features.Size, features.Size);
        Value mean = lowering.Buffer(ParameterRole.RunningMean, features, new Initializer(InitKind.Zeros));
        Value variance = lowering.Buffer(ParameterRole.RunningVariance, features, new Initializer(InitKind.Constant, 1));
        float epsilon = layer.Number("epsilon");
        if (lowering.UsesBatchStatistics)
        {
            Value normalized = lowering.Normalize(input, mean, variance, layer.Number("momentum"), epsilon);
            return lowering.Map([normalized, scale, shift], operands => (operands[0] * operands[1]) + operands[2]);
        }

        // In eval, and where it is frozen, a batch norm is x·factor + offset, and both are the same for all rows.
        Value factor = lowering.MapOnce("factor", [scale, variance], operands => operands[0] / lowering.Pool.Sqrt(operands[1] + epsilon));
        Value offset = lowering.MapOnce("offset", [shift, mean, factor], operands => operands[0] - (operands[1] * operands[2]));
        return lowering.Map([input, factor, offset], operands => (operands[0] * operands[1]) + operands[2]);
    }
}
