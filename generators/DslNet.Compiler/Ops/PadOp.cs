using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Padding around an image, or before and after a sequence: by zeros, by reflection, or by the border, as PyTorch's padding layers.</summary>
public sealed class PadOp : LayerOp
{
    private static readonly string[] Sides = ["pixels", "before", "after", "top", "bottom", "left", "right"];

    public override string Verb => "Pad";

    public override LayerTraits Traits => LayerTraits.None;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Sides.Where(layer.Has).SelectMany(side => Range.AtLeast(layer, side, 0));

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank == 1 || (layer.Has("top") && input.Rank != 3) || (layer.Has("before") && input.Rank != 2))
        {
            return ShapeResult.Fail($"Pad{(layer.Has("top") ? " by top, bottom, left and right" : layer.Has("before") ? " by before and after" : "")} wants {(layer.Has("top") ? "an image" : layer.Has("before") ? "a sequence" : "an image or a sequence")}, but gets {input}");
        }

        (int Before, int After)[] borders = BordersOf(layer, input.Rank);
        for (int axis = 0; layer.PadMode("mode") == PadMode.Reflect && axis < input.Rank - 1; axis++)
        {
            int extent = input.Extents[axis], most = System.Math.Max(borders[axis].Before, borders[axis].After);
            if (most >= extent)
            {
                return ShapeResult.Fail($"Pad reflects {InvariantText.Of(most)} pixels along an axis of {input} that has {InvariantText.Of(extent)}: without the border itself, at most {InvariantText.Of(extent - 1)}");
            }
        }

        double[] extents = [.. input.Extents.Zip(borders, (extent, border) => (double)extent + border.Before + border.After)];
        return extents.Aggregate(1.0, (product, extent) => product * extent) > Addressable.Floats
            ? ShapeResult.Fail($"Pad makes {string.Join("×", extents.Select(extent => InvariantText.Of($"{extent:0}")))} of {input}, more numbers than {InvariantText.Of(Addressable.Floats)}")
            : Shape.Of([.. extents.Select(extent => (int)extent)]);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        (int Before, int After)[] borders = BordersOf(layer, input.Shape.Rank);
        PadMode mode = layer.PadMode("mode");
        return mode == PadMode.Zeros
            ? lowering.Placed(input, Infer(layer, input.Shape, []).Shape!, [.. borders.Select(border => border.Before)])
            : Enumerable.Range(0, input.Shape.Rank - 1).Aggregate(input, (value, axis) => lowering.Padded(value, axis, borders[axis].Before, borders[axis].After, mode));
    }

    /// <summary>Of each axis; channels have none.</summary>
    private static (int Before, int After)[] BordersOf(LayerNode layer, int rank) =>
        layer.Has("top") ? [(layer.Integer("top"), layer.Integer("bottom")), (layer.Integer("left"), layer.Integer("right")), (0, 0)]
        : layer.Has("before") ? [(layer.Integer("before"), layer.Integer("after")), (0, 0)]
        : [.. Enumerable.Repeat((layer.Integer("pixels"), layer.Integer("pixels")), rank - 1), (0, 0)];
}
