namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Transposed convolution of sequences [length, in]: W is [kernel, filters, in]. It is the adjoint of the convolution from the output to the input:
    /// every input adds its product with W to a window of the output, then b is added. The output has
    /// (length − 1)·stride − padding + dilation·(kernel − 1) + outputPadding + 1 positions, with the padding of both sides, as in PyTorch.
    /// </summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Length of the window, in positions; at least 1.</param>
    /// <param name="stride">From one window of the output to the next, in positions; at least 1.</param>
    /// <param name="padding">What is cut off the output: a number of positions at both ends, <c>(before, after)</c>, or <see cref="Padding.Same"/> for an output of length·stride.</param>
    /// <param name="outputPadding">Positions that are added at the end of the output; less than the stride or the dilation.</param>
    /// <param name="dilation">From one position of the window to the next; at least 1.</param>
    /// <param name="init">The initializer of the weights.</param>
    /// <param name="bias">Whether a bias b is added.</param>
    /// <param name="name">The layer's name; null for <c>convtranspose1d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the name is no identifier.</exception>
    public static Layer ConvTranspose1D(
        int filters, int kernel, int stride = 1, Padding padding = default, int outputPadding = 0, int dilation = 1, Init init = default, bool bias = true, string? name = null) =>
        Transposed("ConvTranspose1D", filters, kernel, stride, padding, outputPadding, dilation, init, bias, name);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.ConvTranspose1D"/>.</summary>
    public static TChain ConvTranspose1D<TChain>(
        this TChain chain, int filters, int kernel, int stride = 1, Padding padding = default, int outputPadding = 0, int dilation = 1, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.ConvTranspose1D(filters, kernel, stride, padding, outputPadding, dilation, init, bias, name));
}
