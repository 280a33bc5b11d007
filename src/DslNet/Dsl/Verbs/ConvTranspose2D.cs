namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Transposed convolution of images [height, width, in]: W is [kernel height, kernel width, filters, in]. It is the adjoint of the convolution from the output to the input:
    /// every input adds its product with W to a window of the output, then b is added. The output has
    /// (size − 1)·stride − padding + dilation·(kernel − 1) + outputPadding + 1 pixels in each direction, with the padding of both sides, as in PyTorch.
    /// </summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Height and width of the window, in pixels: one number, or <c>(height, width)</c>; at least 1.</param>
    /// <param name="stride">From one window of the output to the next, in pixels: one number, or <c>(vertical, horizontal)</c>; at least 1, which is the default.</param>
    /// <param name="padding">What is cut off the output: a number of pixels on all sides, <c>(top, bottom, left, right)</c>, or <see cref="Padding.Same"/> for an output of size·stride.</param>
    /// <param name="outputPadding">Pixels that are added below and on the right of the output; less than the stride or the dilation.</param>
    /// <param name="dilation">From one pixel of the window to the next: one number, or <c>(vertical, horizontal)</c>; at least 1, which is the default.</param>
    /// <param name="init">The initializer of the weights.</param>
    /// <param name="bias">Whether a bias b is added.</param>
    /// <param name="name">The layer's name; null for <c>convtranspose2d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the name is no identifier.</exception>
    public static Layer ConvTranspose2D(
        int filters, PerAxis kernel, PerAxis stride = default, Padding padding = default, int outputPadding = 0, PerAxis dilation = default, Init init = default, bool bias = true, string? name = null) =>
        Transposed("ConvTranspose2D", filters, kernel, stride, padding, outputPadding, dilation, init, bias, name);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.ConvTranspose2D"/>.</summary>
    public static TChain ConvTranspose2D<TChain>(
        this TChain chain, int filters, PerAxis kernel, PerAxis stride = default, Padding padding = default, int outputPadding = 0, PerAxis dilation = default, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.ConvTranspose2D(filters, kernel, stride, padding, outputPadding, dilation, init, bias, name));
}
