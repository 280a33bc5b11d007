using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Max or average pooling of each window, channel by channel; a window that doesn't fit at the border is dropped (floor mode).</summary>
/// <param name="kind">Maximum or mean.</param>
/// <param name="dimensions">1 or 2.</param>
public abstract class PoolOp(PoolKind kind, int dimensions) : WindowOp(dimensions)
{
    private readonly int dimensions = dimensions;

    public override LayerTraits Traits => LayerTraits.None;

    /// <summary>The stride defaults to the window's size.</summary>
    public override LayerNode Complete(LayerNode layer) => layer.Arguments.Any(argument => argument.Name == "stride")
        ? layer
        : layer with { Arguments = layer.Arguments.Append(new LayerArgument("stride", layer.Arguments.First(argument => argument.Name == "size").Value)).ToEquatableArray() };

    /// <summary>A window that reaches behind a row's length is no step of the output.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) => dimensions == 1 ? LengthsUse.Windowed : LengthsUse.Refused;

    /// <summary>The index of a maximum within its window is stored in a byte.</summary>
    private int Largest => kind == PoolKind.Average ? int.MaxValue : dimensions == 2 ? 16 : 256;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "size", 1)
        .Concat(Range.AtMost(layer, "size", Largest))
        .Concat(Range.AtLeast(layer, "stride", 1));

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Window window = WindowOf(layer, input.Shape);
        Shape output = dimensions == 2 ? Shape.Of(window.OutHeight, window.OutWidth, window.Channels) : Shape.Of(window.OutWidth, window.Channels);
        return lowering.PoolWindows(kind, input, window, output);
    }

    protected override int ChannelsOf(LayerNode layer, Shape input) => input.Channels;

    protected override Sliding AlongAxis(LayerNode layer, int axis) => new(Along(layer, "size", axis), Along(layer, "stride", axis), 1, (0, 0));
}
