using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The greatest or the mean number of each window, channel by channel; what is left over at the border is dropped.</summary>
/// <param name="kind">What becomes of a window.</param>
/// <param name="dimensions">1 or 2.</param>
public sealed class PoolOp(PoolKind kind, int dimensions) : WindowOp(dimensions)
{
    private readonly int dimensions = dimensions;

    public override string Verb => $"{(kind == PoolKind.Max ? "Max" : "Avg")}Pool{InvariantText.Of(dimensions)}D";

    public override LayerTraits Traits => LayerTraits.None;

    /// <summary>Windows lie side by side where nothing else is said.</summary>
    public override LayerNode Complete(LayerNode layer) => layer.Arguments.Any(argument => argument.Name == "stride")
        ? layer
        : layer with { Arguments = layer.Arguments.Append(new LayerArgument("stride", new ArgumentValue.Integer(layer.Integer("size")))).ToEquatableArray() };

    /// <summary>A position in the window of a maximum is kept in a byte.</summary>
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

    protected override (int Kernel, int Stride, int Padding) SizesOf(LayerNode layer) => (layer.Integer("size"), layer.Integer("stride"), 0);
}
