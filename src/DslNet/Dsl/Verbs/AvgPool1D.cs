namespace DslNet;

public static partial class Dsl
{
    /// <summary>Average pooling of sequences, channel by channel; the stride is the window's size. Of a row with a length, windows that reach behind it don't count.</summary>
    /// <param name="size">Length of the window; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public static Layer AvgPool1D(int size) => AvgPool1D(size, size);

    /// <summary>Average pooling of sequences, channel by channel.</summary>
    /// <param name="size">Length of the window; at least 1.</param>
    /// <param name="stride">In positions; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Layer AvgPool1D(int size, int stride) => Pool("AvgPool1D", size, stride);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.AvgPool1D(int)"/>.</summary>
    public static TChain AvgPool1D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool1D(size));

    /// <summary>Appends <see cref="Dsl.AvgPool1D(int, int)"/>.</summary>
    public static TChain AvgPool1D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool1D(size, stride));
}
