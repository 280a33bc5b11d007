namespace DslNet;

public static partial class Dsl
{
    /// <summary>The same numbers in the same order (height, width, channels) as a flat vector.</summary>
    /// <param name="size">As many as there are numbers; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static Layer Reshape(int size) => new("Reshape", new LayerArgument("size", DslChecks.AtLeast(1, size)));

    /// <summary>The same numbers in the same order as a sequence.</summary>
    /// <param name="length">Positions; at least 1.</param>
    /// <param name="channels">Numbers at a position; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1.</exception>
    public static Layer Reshape(int length, int channels) =>
        new("Reshape", new("length", DslChecks.AtLeast(1, length)), new("channels", DslChecks.AtLeast(1, channels)));

    /// <summary>The same numbers in the same order as an image.</summary>
    /// <param name="height">Rows of pixels; at least 1.</param>
    /// <param name="width">Pixels in a row; at least 1.</param>
    /// <param name="channels">Numbers at a pixel; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1.</exception>
    public static Layer Reshape(int height, int width, int channels) => new(
        "Reshape", new("height", DslChecks.AtLeast(1, height)), new("width", DslChecks.AtLeast(1, width)), new("channels", DslChecks.AtLeast(1, channels)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Reshape(int)"/>.</summary>
    public static TChain Reshape<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.Reshape(size));

    /// <summary>Appends <see cref="Dsl.Reshape(int, int)"/>.</summary>
    public static TChain Reshape<TChain>(this TChain chain, int length, int channels) where TChain : IChain<TChain> => chain.Then(Dsl.Reshape(length, channels));

    /// <summary>Appends <see cref="Dsl.Reshape(int, int, int)"/>.</summary>
    public static TChain Reshape<TChain>(this TChain chain, int height, int width, int channels) where TChain : IChain<TChain> => chain.Then(Dsl.Reshape(height, width, channels));
}
