using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Global average pooling: the mean of each channel over all pixels, [channels]; of a sequence whose rows have lengths over the steps before the length, 0 where that is 0. (M. Lin and others, Network In Network, 2013.)</summary>
public sealed class GlobalAvgPoolOp : LayerOp
{
    public override string Verb => "GlobalAvgPool";

    public override LayerTraits Traits => LayerTraits.None;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Consumed;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Rank > 1
        ? Shape.Of(input.Channels)
        : ShapeResult.Fail($"GlobalAvgPool wants an image or a sequence, but gets {input}");

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Shape shape = input.Shape;
        int height = shape.Rank == 3 ? shape.Extents[0] : 1, width = shape.Pixels / height;
        Value mean = lowering.PoolWindows(PoolKind.Average, lowering.Masked(input), new Window(height, width, shape.Channels, 1, 1, height, width, 1, 1, 0, 0), Shape.Of(shape.Channels));
        return lowering.LengthsOf(input) is { } lengths
            ? lowering.Map([mean, lengths], operands => operands[0] * (width / lowering.Pool.Max(operands[1], lowering.Pool.Constant(1))))
            : mean;
    }
}
