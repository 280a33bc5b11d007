namespace DslNet;

public static partial class Dsl
{
    /// <summary>The same elements in row-major order (height, width, channels) as a flat vector.</summary>
    /// <param name="size">The number of elements; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static Layer Reshape(int size) => new("Reshape", new LayerArgument("size", DslChecks.AtLeast(1, size)));

    /// <summary>The same elements in row-major order as a sequence.</summary>
    /// <param name="length">Positions; at least 1.</param>
    /// <param name="channels">Channels of a position; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1.</exception>
    public static Layer Reshape(int length, int channels) =>
        new("Reshape", new("length", DslChecks.AtLeast(1, length)), new("channels", DslChecks.AtLeast(1, channels)));

    /// <summary>The same elements in row-major order as an image.</summary>
    /// <param name="height">In pixels; at least 1.</param>
    /// <param name="width">In pixels; at least 1.</param>
    /// <param name="channels">Channels of a pixel; at least 1.</param>
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
