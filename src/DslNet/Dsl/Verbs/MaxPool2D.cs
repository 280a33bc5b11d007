namespace DslNet;

public static partial class Dsl
{
    /// <summary>The greatest number of each window, channel by channel; windows lie side by side.</summary>
    /// <param name="size">Height and width of the window; 1 to 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static Layer MaxPool2D(int size) => MaxPool2D(size, size);

    /// <summary>The greatest number of each window, channel by channel.</summary>
    /// <param name="size">Height and width of the window; 1 to 16.</param>
    /// <param name="stride">Pixels that the window moves by; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Layer MaxPool2D(int size, int stride) => Pool("MaxPool2D", DslChecks.AtMost(16, size), stride);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.MaxPool2D(int)"/>.</summary>
    public static TChain MaxPool2D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool2D(size));

    /// <summary>Appends <see cref="Dsl.MaxPool2D(int, int)"/>.</summary>
    public static TChain MaxPool2D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool2D(size, stride));
}
