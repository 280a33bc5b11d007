using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Flattens to a vector, row-major (height, width, channels). What is behind a row's length is 0.</summary>
public sealed class FlattenOp : LayerOp
{
    public override string Verb => "Flatten";

    public override LayerTraits Traits => LayerTraits.ForgetsShape;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Consumed;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => Shape.Of(input.Size);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.Flat(lowering.Masked(input));
}
