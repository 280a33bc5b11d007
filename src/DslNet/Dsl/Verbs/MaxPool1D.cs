namespace DslNet;

public static partial class Dsl
{
    /// <summary>Max pooling of sequences, channel by channel; the stride is the window's size. Of a row with a length, windows that reach behind it don't count.</summary>
    /// <param name="size">Length of the window; 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public static Layer MaxPool1D(int size) => MaxPool1D(size, size);

    /// <summary>Max pooling of sequences, channel by channel.</summary>
    /// <param name="size">Length of the window; 1 to 256.</param>
    /// <param name="stride">In positions; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Layer MaxPool1D(int size, int stride) => Pool("MaxPool1D", DslChecks.AtMost(256, size), stride);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.MaxPool1D(int)"/>.</summary>
    public static TChain MaxPool1D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool1D(size));

    /// <summary>Appends <see cref="Dsl.MaxPool1D(int, int)"/>.</summary>
    public static TChain MaxPool1D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool1D(size, stride));
}
