namespace DslNet;

public static partial class Dsl
{
    /// <summary>Convolution y = W ∗ x + b of images [height, width, in]: W is [kernel, kernel, in, filters]. The output has (size + 2·padding − kernel)/stride + 1 pixels, rounded down, in each direction.</summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Height and width of the window, in pixels; at least 1.</param>
    /// <param name="stride">In pixels; at least 1.</param>
    /// <param name="padding">Zeros around the image: a number of pixels, or <see cref="Padding.Same"/>.</param>
    /// <param name="init">The initializer of the weights.</param>
    /// <param name="bias">Whether a bias b is added.</param>
    /// <param name="name">The layer's name; null for <c>conv2d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the name is no identifier.</exception>
    public static Layer Conv2D(int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null) =>
        Convolution("Conv2D", filters, kernel, stride, padding, init, bias, name);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Conv2D"/>.</summary>
    public static TChain Conv2D<TChain>(this TChain chain, int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Conv2D(filters, kernel, stride, padding, init, bias, name));
}
