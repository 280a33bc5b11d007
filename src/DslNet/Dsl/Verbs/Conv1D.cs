namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Convolution y = W ∗ x + b of sequences [length, in]: W is [kernel, in/groups, filters]. The output has
    /// (length + padding − dilation·(kernel − 1) − 1)/stride + 1 positions, rounded down, with the padding of both ends;
    /// of a row with a length, as many of them count as that formula says of the length, and none of a length of 0.
    /// </summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Length of the window, in positions; at least 1.</param>
    /// <param name="stride">In positions; at least 1.</param>
    /// <param name="padding">Zeros at the ends: a number of positions for both, <c>(before, after)</c>, or <see cref="Padding.Same"/>.</param>
    /// <param name="dilation">From one position of the window to the next; at least 1.</param>
    /// <param name="groups">
    /// Groups of channels: filters of a group see the channels of that group alone. Divides the filters and the input's channels; as many as those are a depthwise
    /// convolution.
    /// </param>
    /// <param name="init">The initializer of the weights.</param>
    /// <param name="bias">Whether a bias b is added.</param>
    /// <param name="name">The layer's name; null for <c>conv1d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the name is no identifier.</exception>
    public static Layer Conv1D(
        int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1, Init init = default, bool bias = true, string? name = null) =>
        Convolution("Conv1D", filters, kernel, stride, padding, dilation, groups, init, bias, name);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Conv1D"/>.</summary>
    public static TChain Conv1D<TChain>(
        this TChain chain, int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Conv1D(filters, kernel, stride, padding, dilation, groups, init, bias, name));
}
