using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Upsampling of an image by a factor, nearest neighbour or bilinear, as PyTorch's <c>Upsample</c> has it (align_corners=False).</summary>
public sealed class UpsampleOp : LayerOp
{
    public override string Verb => "Upsample2D";

    public override LayerTraits Traits => LayerTraits.None;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "factor", 1);

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank != 3)
        {
            return ShapeResult.Fail($"Upsample2D wants an image (height, width, channels), but gets {input}");
        }

        double factor = layer.Integer("factor");
        return factor * factor * Addressable.FloatsOf(input) > Addressable.Floats
            ? ShapeResult.Fail($"Upsample2D makes more numbers of {input} than {InvariantText.Of(Addressable.Floats)}")
            : Shape.Of(input.Extents[0] * (int)factor, input.Extents[1] * (int)factor, input.Channels);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        int factor = layer.Integer("factor");
        return factor == 1 ? input
            : layer.Interpolation("interpolation") == Interpolation.Nearest ? lowering.Repeat(input, factor)
            : Enumerable.Range(0, 2).Aggregate(input, (image, axis) => Stretched(image, axis, factor, lowering));
    }

    /// <summary>
    /// Linear along one axis. Pixel i·f + k lies at i + (k + ½)/f − ½: between i − 1 and i for k in the first half, between i and i + 1 for k in the second, and at the
    /// borders the outermost pixel is replicated.
    /// </summary>
    private static Value Stretched(Value image, int axis, int factor, Lowering lowering)
    {
        Value before = lowering.Shifted(image, axis, -1), after = lowering.Shifted(image, axis, 1);
        Value[] phases = [.. Enumerable.Range(0, factor).Select(k =>
        {
            double place = ((k + 0.5) / factor) - 0.5, share = System.Math.Abs(place);
            return lowering.Map([image, place < 0 ? before : after], values => ((1 - share) * values[0]) + (share * values[1]));
        })];
        return lowering.Interleaved(phases, axis);
    }
}
