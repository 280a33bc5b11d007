using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Depthwise separable convolution of images, as in Keras: a convolution of each channel by itself, without a bias, then a convolution of 1×1 from all channels to the
/// filters, with nothing between them. (L. Sifre, S. Mallat, 2014; F. Chollet, Xception, 2017.)
/// </summary>
public sealed class SeparableConv2DOp() : WindowOp(2)
{
    public override string Verb => "SeparableConv2D";

    public override LayerTraits Traits => LayerTraits.Linear | LayerTraits.HasFan | LayerTraits.HasBias;

    public override long Connections(LayerNode layer, Shape input)
    {
        Window window = WindowOf(layer, input);
        return (long)window.OutHeight * window.OutWidth * input.Channels * ((window.KernelHeight * window.KernelWidth) + layer.Integer("filters"));
    }

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "filters", 1)
        .Concat(Range.AtLeast(layer, "kernel", 1))
        .Concat(Range.AtLeast(layer, "stride", 1))
        .Concat(Range.Padding(layer, 2))
        .Concat(Range.AtLeast(layer, "dilation", 1))
        .Concat(Range.Weights(layer, "init"));

    public override double ParameterFloats(LayerNode layer, Shape input)
    {
        int filters = layer.Integer("filters");
        (int height, int width) = layer.PerAxis("kernel");
        return Addressable.Weight((double)height * width, input.Channels) + Addressable.Weight(input.Channels, filters) + (layer.Flag("bias") ? Addressable.Parameters(filters) : 0);
    }

    public override (Window Window, int Filters)? Convolution(LayerNode layer, Shape input) => (Depthwise(layer, input), input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Window window = Depthwise(layer, input.Shape);
        int channels = window.Channels, filters = layer.Integer("filters");
        Shape output = Shape.Of(window.OutHeight, window.OutWidth, channels);
        Initializer init = layer.Weights("init");
        Value depthwise = lowering.Weight("depthwise", Shape.Of(window.KernelHeight, window.KernelWidth, 1, channels), lowering.Resolve(init, window.Taps), window.Taps, window.Taps);
        Value pointwise = lowering.Weight("pointwise", Shape.Of(1, 1, channels, filters), lowering.Resolve(init, channels), channels, filters);
        Value between = lowering.Convolve(input, depthwise, window, output);
        Window pixels = new(window.OutHeight, window.OutWidth, channels, window.OutHeight, window.OutWidth, 1, 1, 1, 1, 0, 0);
        Value product = lowering.Convolve(between, pointwise, pixels, output.With(2, filters));
        if (!layer.Flag("bias"))
        {
            return product;
        }

        Value bias = lowering.Parameter(ParameterRole.Bias, Shape.Of(filters), new Initializer(InitKind.Zeros), channels, filters);
        return lowering.Map([product, bias], operands => operands[0] + operands[1]);
    }

    protected override int ChannelsOf(LayerNode layer, Shape input) => layer.Integer("filters");

    private Window Depthwise(LayerNode layer, Shape input) => WindowOf(layer, input) with { Groups = input.Channels };
}
