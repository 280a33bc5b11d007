namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Depthwise separable convolution of images [height, width, in], as in Keras: each channel is convolved by itself with a kernel of its own, without a bias
    /// (<c>depthwise</c>, [kernel height, kernel width, 1, in]); then a convolution of 1×1 goes from all channels to the filters (<c>pointwise</c>, [1, 1, in, filters]), and b is added.
    /// The output has (size + padding − dilation·(kernel − 1) − 1)/stride + 1 pixels, rounded down, in each direction, with the padding of both sides.
    /// </summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Height and width of the depthwise window, in pixels: one number, or <c>(height, width)</c>; at least 1.</param>
    /// <param name="stride">In pixels: one number, or <c>(vertical, horizontal)</c>; at least 1, which is the default.</param>
    /// <param name="padding">Zeros around the image: a number of pixels for all sides, <c>(top, bottom, left, right)</c>, or <see cref="Padding.Same"/>.</param>
    /// <param name="dilation">From one pixel of the window to the next: one number, or <c>(vertical, horizontal)</c>; at least 1, which is the default.</param>
    /// <param name="init">The initializer of both weights.</param>
    /// <param name="bias">Whether a bias b is added.</param>
    /// <param name="name">The layer's name; null for <c>separableconv2d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the name is no identifier.</exception>
    public static Layer SeparableConv2D(
        int filters, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default, Init init = default, bool bias = true, string? name = null) => new(
        "SeparableConv2D",
        new("filters", DslChecks.AtLeast(1, filters)),
        new("kernel", DslChecks.AtLeast(1, kernel)),
        new("stride", DslChecks.AtLeast(1, stride)),
        new("padding", DslChecks.Sides(2, padding)),
        new("dilation", DslChecks.AtLeast(1, dilation)),
        new("init", init),
        new("bias", bias),
        new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.SeparableConv2D"/>.</summary>
    public static TChain SeparableConv2D<TChain>(
        this TChain chain, int filters, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.SeparableConv2D(filters, kernel, stride, padding, dilation, init, bias, name));
}
