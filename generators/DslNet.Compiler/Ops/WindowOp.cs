using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>A layer with a sliding window over images (height, width, channels) or, where it is one-dimensional, over sequences (length, channels).</summary>
/// <param name="dimensions">1 or 2.</param>
public abstract class WindowOp(int dimensions) : LayerOp
{
    /// <summary>The channels of the output.</summary>
    protected abstract int ChannelsOf(LayerNode layer, Shape input);

    /// <summary>The window along an axis: 0 is the height of an image or the length of a sequence, 1 the width.</summary>
    protected virtual Sliding AlongAxis(LayerNode layer, int axis) =>
        new(Along(layer, "kernel", axis), Along(layer, "stride", axis), Along(layer, "dilation", axis), Sliding.PaddingOf(layer.Border("padding"), axis));

    /// <summary>A number of a layer along an axis.</summary>
    protected static int Along(LayerNode layer, string argument, int axis) => axis == 0 ? layer.PerAxis(argument).Height : layer.PerAxis(argument).Width;

    /// <summary>Why the layer doesn't take the input, though its window would fit; or null.</summary>
    protected virtual string? Misfit(LayerNode layer, Shape input) => null;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank != dimensions + 1)
        {
            return ShapeResult.Fail(dimensions == 2
                ? $"{Verb} wants an image (height, width, channels), but gets {input}"
                : $"{Verb} wants a sequence (length, channels), but gets {input}");
        }

        if (Misfit(layer, input) is { } misfit)
        {
            return ShapeResult.Fail(misfit);
        }

        Border[] borders = [.. Borders(layer, input)];
        if (borders.FirstOrDefault(border => border.Out < 1) is { } tooSmall)
        {
            return ShapeResult.Fail($"{Verb}'s window of {InvariantText.Of(tooSmall.Kernel)} doesn't fit into {input}: {tooSmall}");
        }

        // Pixels are padded to whole vectors of 8 in the zero-padded copy, too.
        double seen = borders.Aggregate(input.Channels + 7.0, (floats, border) => floats * border.Seen);
        return seen > Addressable.Floats
            ? ShapeResult.Fail($"{Verb} sees {input} with the zeros around it as {string.Join("×", borders.Select(border => InvariantText.Of($"{border.Seen}")))} pixels, more numbers than {InvariantText.Of(Addressable.Floats)}")
            : new Shape(borders.Select(border => (int)border.Out).Append(ChannelsOf(layer, input)).ToEquatableArray());
    }

    public sealed override StepWindow StepWindow(LayerNode layer, Shape input)
    {
        Border border = Borders(layer, input).First();
        return new StepWindow((int)(border.Before + border.After - border.Reach), border.Stride);
    }

    /// <summary>A sequence is an image of one row.</summary>
    protected Window WindowOf(LayerNode layer, Shape input)
    {
        Border[] borders = [.. Borders(layer, input)];
        return Border.Window(dimensions == 2 ? borders[0] : new Border(1, 1, 1, 0, 0), borders[dimensions - 1], input.Channels);
    }

    private IEnumerable<Border> Borders(LayerNode layer, Shape input) =>
        input.Extents.Take(dimensions).Select((size, axis) => Border.Of(size, AlongAxis(layer, axis)));
}
