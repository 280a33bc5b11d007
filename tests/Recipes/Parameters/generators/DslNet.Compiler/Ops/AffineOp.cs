using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>scale·x + shift, both learned, one of each for each channel: batch normalization without the normalization.</summary>
public sealed class AffineOp : LayerOp
{
    public override string Verb => "Affine";

    public override LayerTraits Traits => LayerTraits.KeepsShape | LayerTraits.HasParameters;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override double ParameterFloats(LayerNode layer, Shape input) => 2 * Addressable.Parameters(input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Shape channels = Shape.Of(input.Shape.Channels);
        Value scale = lowering.Parameter(ParameterRole.Scale, channels, new Initializer(InitKind.Constant, 1), channels.Size, channels.Size);
        Value shift = lowering.Parameter(ParameterRole.Shift, channels, new Initializer(InitKind.Zeros), channels.Size, channels.Size);
        return lowering.Map([input, scale, shift], operands => (operands[0] * operands[1]) + operands[2]);
    }
}
