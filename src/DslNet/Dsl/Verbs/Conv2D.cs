namespace DslNet;

public static partial class Dsl
{
    /// <summary>y = W ∗ x + b on images: W is [kernel, kernel, in, filters]. The output has (size + 2·padding − kernel)/stride + 1 pixels, rounded down, in each direction.</summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Height and width of the window, in pixels; at least 1.</param>
    /// <param name="stride">Pixels that the window moves by; at least 1.</param>
    /// <param name="padding">Zeros around the image: a number of pixels, or <see cref="Padding.Same"/>.</param>
    /// <param name="init">How the weights start.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="name">What the layer is called; null for <c>conv2d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the name is no identifier.</exception>
    public static Layer Conv2D(int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null) =>
        Convolution("Conv2D", filters, kernel, stride, padding, init, bias, name);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Conv2D"/>.</summary>
    public static TChain Conv2D<TChain>(this TChain chain, int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Conv2D(filters, kernel, stride, padding, init, bias, name));
}
