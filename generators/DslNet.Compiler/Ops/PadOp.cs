using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Zero padding around an image, or before and after a sequence.</summary>
public sealed class PadOp : LayerOp
{
    public override string Verb => "Pad";

    public override LayerTraits Traits => LayerTraits.None;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => layer.Arguments.SelectMany(argument => Range.AtLeast(layer, argument.Name, 0));

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank == 1 || (layer.Has("top") && input.Rank != 3) || (layer.Has("before") && input.Rank != 2))
        {
            return ShapeResult.Fail($"Pad{(layer.Has("top") ? " by top, bottom, left and right" : layer.Has("before") ? " by before and after" : "")} wants {(layer.Has("top") ? "an image" : layer.Has("before") ? "a sequence" : "an image or a sequence")}, but gets {input}");
        }

        (int Before, int After)[] borders = BordersOf(layer, input.Rank);
        double[] extents = [.. input.Extents.Zip(borders, (extent, border) => (double)extent + border.Before + border.After)];
        return extents.Aggregate(1.0, (product, extent) => product * extent) > Addressable.Floats
            ? ShapeResult.Fail($"Pad makes {string.Join("×", extents.Select(extent => InvariantText.Of($"{extent:0}")))} of {input}, more numbers than {InvariantText.Of(Addressable.Floats)}")
            : Shape.Of([.. extents.Select(extent => (int)extent)]);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        (int Before, int After)[] borders = BordersOf(layer, input.Shape.Rank);
        return lowering.Placed(input, Infer(layer, input.Shape, []).Shape!, [.. borders.Select(border => border.Before)]);
    }

    /// <summary>Of each axis; channels have none.</summary>
    private static (int Before, int After)[] BordersOf(LayerNode layer, int rank) =>
        layer.Has("top") ? [(layer.Integer("top"), layer.Integer("bottom")), (layer.Integer("left"), layer.Integer("right")), (0, 0)]
        : layer.Has("before") ? [(layer.Integer("before"), layer.Integer("after")), (0, 0)]
        : [.. Enumerable.Repeat((layer.Integer("pixels"), layer.Integer("pixels")), rank - 1), (0, 0)];
}
