namespace DslNet;

public static partial class Dsl
{
    /// <summary>y = W ∗ x + b on sequences: W is [kernel, in, filters].</summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Length of the window, in positions; at least 1.</param>
    /// <param name="stride">Positions that the window moves by; at least 1.</param>
    /// <param name="padding">Zeros at both ends: a number of positions, or <see cref="Padding.Same"/>.</param>
    /// <param name="init">How the weights start.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="name">What the layer is called; null for <c>conv1d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the name is no identifier.</exception>
    public static Layer Conv1D(int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null) =>
        Convolution("Conv1D", filters, kernel, stride, padding, init, bias, name);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Conv1D"/>.</summary>
    public static TChain Conv1D<TChain>(this TChain chain, int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Conv1D(filters, kernel, stride, padding, init, bias, name));
}
