namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Average pooling of an image of any size to <paramref name="height"/> × <paramref name="width"/> pixels, channel by channel: along each axis, pixel i of n is the mean of the
    /// inputs from ⌊i·size/n⌋ to ⌈(i + 1)·size/n⌉, exclusive (PyTorch's <c>AdaptiveAvgPool2d</c>).
    /// </summary>
    /// <param name="height">Of the output, in pixels; at least 1.</param>
    /// <param name="width">Of the output, in pixels; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is less than 1.</exception>
    public static Layer AdaptiveAvgPool2D(int height, int width) =>
        new("AdaptiveAvgPool2D", new("height", DslChecks.AtLeast(1, height)), new("width", DslChecks.AtLeast(1, width)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.AdaptiveAvgPool2D"/>.</summary>
    public static TChain AdaptiveAvgPool2D<TChain>(this TChain chain, int height, int width) where TChain : IChain<TChain> => chain.Then(Dsl.AdaptiveAvgPool2D(height, width));
}
