namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Convolution y = W ∗ x + b of images [height, width, in]: W is [kernel height, kernel width, in/groups, filters]. The output has
    /// (size + padding − dilation·(kernel − 1) − 1)/stride + 1 pixels, rounded down, in each direction, with the padding of both sides.
    /// </summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Height and width of the window, in pixels: one number, or <c>(height, width)</c>; at least 1.</param>
    /// <param name="stride">In pixels: one number, or <c>(vertical, horizontal)</c>; at least 1, which is the default.</param>
    /// <param name="padding">Zeros around the image: a number of pixels for all sides, <c>(top, bottom, left, right)</c>, or <see cref="Padding.Same"/>.</param>
    /// <param name="dilation">From one pixel of the window to the next: one number, or <c>(vertical, horizontal)</c>; at least 1, which is the default.</param>
    /// <param name="groups">
    /// Groups of channels: filters of a group see the channels of that group alone. Divides the filters and the input's channels; as many as those are a depthwise
    /// convolution.
    /// </param>
    /// <param name="init">The initializer of the weights.</param>
    /// <param name="bias">Whether a bias b is added.</param>
    /// <param name="name">The layer's name; null for <c>conv2d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the name is no identifier.</exception>
    public static Layer Conv2D(
        int filters, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default, int groups = 1, Init init = default, bool bias = true, string? name = null) =>
        Convolution("Conv2D", filters, kernel, stride, padding, dilation, groups, init, bias, name);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Conv2D"/>.</summary>
    public static TChain Conv2D<TChain>(
        this TChain chain, int filters, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default, int groups = 1, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Conv2D(filters, kernel, stride, padding, dilation, groups, init, bias, name));
}
