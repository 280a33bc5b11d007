namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Average pooling of a sequence of any length to <paramref name="size"/> positions, channel by channel: position i is the mean of the inputs from ⌊i·length/size⌋ to
    /// ⌈(i + 1)·length/size⌉, exclusive (PyTorch's <c>AdaptiveAvgPool1d</c>).
    /// </summary>
    /// <param name="size">Positions of the output; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    public static Layer AdaptiveAvgPool1D(int size) => new("AdaptiveAvgPool1D", new LayerArgument("size", DslChecks.AtLeast(1, size)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.AdaptiveAvgPool1D"/>.</summary>
    public static TChain AdaptiveAvgPool1D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.AdaptiveAvgPool1D(size));
}
