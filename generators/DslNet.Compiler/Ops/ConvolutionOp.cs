using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>y = W ∗ x + b, at each pixel: W is [kernel height, kernel width, in, out] or [kernel, in, out]. (Y. LeCun and others, Gradient-Based Learning Applied to Document Recognition, 1998.)</summary>
/// <param name="dimensions">1 or 2.</param>
public abstract class ConvolutionOp(int dimensions) : WindowOp(dimensions)
{
    private readonly int dimensions = dimensions;

    public sealed override LayerTraits Traits => LayerTraits.Linear | LayerTraits.HasFan | LayerTraits.HasBias;

    /// <summary>A tap that sees the zeros around the input counts, too.</summary>
    public override long Connections(LayerNode layer, Shape input)
    {
        Window window = WindowOf(layer, input);
        return (long)window.OutHeight * window.OutWidth * window.Taps * layer.Integer("filters");
    }

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "filters", 1)
        .Concat(Range.AtLeast(layer, "kernel", 1))
        .Concat(Range.AtLeast(layer, "stride", 1))
        .Concat(Range.Padding(layer))
        .Concat(Range.Weights(layer, "init"));

    public override double ParameterFloats(LayerNode layer, Shape input)
    {
        int filters = layer.Integer("filters");
        return Addressable.Weight(System.Math.Pow(layer.Integer("kernel"), dimensions) * input.Channels, filters) + (layer.Flag("bias") ? Addressable.Parameters(filters) : 0);
    }

    public override (Window Window, int Filters)? Convolution(LayerNode layer, Shape input) => (WindowOf(layer, input), layer.Integer("filters"));

    /// <summary>Behind a row's length it reads zeros, as behind the last step.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) =>
        dimensions == 1 && WindowOf(layer, input) is { StrideX: 1 } window && window.OutWidth == window.Width ? LengthsUse.Kept : LengthsUse.Refused;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        input = lowering.Masked(input);
        Window window = WindowOf(layer, input.Shape);
        int filters = layer.Integer("filters");
        int field = window.KernelHeight * window.KernelWidth;
        int[] kernel = dimensions == 2 ? [window.KernelHeight, window.KernelWidth] : [window.KernelWidth];
        Value weight = lowering.Parameter(
            ParameterRole.Weight, Shape.Of([.. kernel, window.Channels, filters]), lowering.Resolve(layer.Weights("init"), window.Taps), window.Taps, checked(field * filters));
        Value product = lowering.Convolve(input, weight, window, OutputOf(window, filters));
        if (!layer.Flag("bias"))
        {
            return product;
        }

        Value bias = lowering.Parameter(ParameterRole.Bias, Shape.Of(filters), new Initializer(InitKind.Zeros), window.Taps, checked(field * filters));
        return lowering.Map([product, bias], operands => operands[0] + operands[1]);
    }

    protected override int ChannelsOf(LayerNode layer, Shape input) => layer.Integer("filters");

    protected override (int Kernel, int Stride, int Padding) SizesOf(LayerNode layer) => (layer.Integer("kernel"), layer.Integer("stride"), layer.Border("padding"));

    private Shape OutputOf(Window window, int filters) => dimensions == 2 ? Shape.Of(window.OutHeight, window.OutWidth, filters) : Shape.Of(window.OutWidth, filters);
}
