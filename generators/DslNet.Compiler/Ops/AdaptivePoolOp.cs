using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Adaptive average pooling to an output of a given size, channel by channel: output i of n is the mean of the inputs from ⌊i·size/n⌋ to ⌈(i + 1)·size/n⌉. Where the size is a
/// multiple of n, it is average pooling with a window of size/n.
/// </summary>
/// <param name="sizes">The arguments with the output's extents: of an image two, of a sequence one.</param>
public abstract class AdaptivePoolOp(params string[] sizes) : LayerOp
{
    private readonly string[] sizes = sizes;

    public override LayerTraits Traits => LayerTraits.None;

    /// <summary>A sequence is pooled within its rows' lengths.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) => sizes.Length == 1 ? LengthsUse.Consumed : LengthsUse.Refused;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => sizes.SelectMany(size => Range.AtLeast(layer, size, 1));

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank != sizes.Length + 1)
        {
            return ShapeResult.Fail(sizes.Length == 2
                ? $"{Verb} wants an image (height, width, channels), but gets {input}"
                : $"{Verb} wants a sequence (length, channels), but gets {input}");
        }

        // Pixels are padded to whole vectors of 8.
        double floats = sizes.Aggregate(input.Channels + 7.0, (product, size) => product * layer.Integer(size));
        return floats > Addressable.Floats
            ? ShapeResult.Fail($"{Verb} makes {string.Join("×", sizes.Select(size => InvariantText.Of(layer.Integer(size))))} pixels of {input}, more numbers than {InvariantText.Of(Addressable.Floats)}")
            : Shape.Of([.. sizes.Select(layer.Integer), input.Channels]);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        int[] from = [.. input.Shape.Extents.Take(sizes.Length)], to = [.. sizes.Select(layer.Integer)];
        Shape output = Shape.Of([.. to, input.Shape.Channels]);
        if (lowering.LengthsOf(input) is null && from.Zip(to, (size, wanted) => size % wanted).All(rest => rest == 0))
        {
            int[] window = [.. from.Zip(to, (size, wanted) => size / wanted)];
            (int height, int outHeight, int tall) = sizes.Length == 2 ? (from[0], to[0], window[0]) : (1, 1, 1);
            (int width, int outWidth, int wide) = (from[sizes.Length - 1], to[sizes.Length - 1], window[sizes.Length - 1]);
            return lowering.PoolWindows(PoolKind.Average, input, new Window(height, width, input.Shape.Channels, outHeight, outWidth, tall, wide, tall, wide, 0, 0), output);
        }

        return lowering.PoolAdaptively(input, output);
    }
}
