namespace DslNet;

public static partial class Dsl
{
    /// <summary>Average pooling of images, channel by channel; the stride is the window's size.</summary>
    /// <param name="size">Height and width of the window: one number, or <c>(height, width)</c>; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public static Layer AvgPool2D(PerAxis size) => AvgPool2D(size, size);

    /// <summary>Average pooling of images, channel by channel.</summary>
    /// <param name="size">Height and width of the window: one number, or <c>(height, width)</c>; at least 1.</param>
    /// <param name="stride">In pixels: one number, or <c>(vertical, horizontal)</c>; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Layer AvgPool2D(PerAxis size, PerAxis stride) => Pool("AvgPool2D", size, stride);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.AvgPool2D(PerAxis)"/>.</summary>
    public static TChain AvgPool2D<TChain>(this TChain chain, PerAxis size) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool2D(size));

    /// <summary>Appends <see cref="Dsl.AvgPool2D(PerAxis, PerAxis)"/>.</summary>
    public static TChain AvgPool2D<TChain>(this TChain chain, PerAxis size, PerAxis stride) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool2D(size, stride));
}
