namespace DslNet;

public static partial class Dsl
{
    /// <summary>The greatest number of each window of a sequence, channel by channel; windows lie side by side.</summary>
    /// <param name="size">Length of the window; 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static Layer MaxPool1D(int size) => MaxPool1D(size, size);

    /// <summary>The greatest number of each window of a sequence, channel by channel.</summary>
    /// <param name="size">Length of the window; 1 to 256.</param>
    /// <param name="stride">Positions that the window moves by; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Layer MaxPool1D(int size, int stride) => Pool("MaxPool1D", DslChecks.AtMost(256, size), stride);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.MaxPool1D(int)"/>.</summary>
    public static TChain MaxPool1D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool1D(size));

    /// <summary>Appends <see cref="Dsl.MaxPool1D(int, int)"/>.</summary>
    public static TChain MaxPool1D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool1D(size, stride));
}
