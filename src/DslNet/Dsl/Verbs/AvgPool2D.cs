namespace DslNet;

public static partial class Dsl
{
    /// <summary>The mean of each window, channel by channel; windows lie side by side.</summary>
    /// <param name="size">Height and width of the window; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static Layer AvgPool2D(int size) => AvgPool2D(size, size);

    /// <summary>The mean of each window, channel by channel.</summary>
    /// <param name="size">Height and width of the window; at least 1.</param>
    /// <param name="stride">Pixels that the window moves by; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Layer AvgPool2D(int size, int stride) => Pool("AvgPool2D", size, stride);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.AvgPool2D(int)"/>.</summary>
    public static TChain AvgPool2D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool2D(size));

    /// <summary>Appends <see cref="Dsl.AvgPool2D(int, int)"/>.</summary>
    public static TChain AvgPool2D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool2D(size, stride));
}
