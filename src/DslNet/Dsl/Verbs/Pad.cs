namespace DslNet;

public static partial class Dsl
{
    /// <summary>Zero padding around an image, or at both ends of a sequence.</summary>
    /// <param name="pixels">How many on each side; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public static Layer Pad(int pixels) => new("Pad", new LayerArgument("pixels", DslChecks.AtLeast(0, pixels)));

    /// <summary>Zero padding at the ends of a sequence.</summary>
    /// <param name="before">Positions before the first; at least 0.</param>
    /// <param name="after">Positions after the last; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public static Layer Pad(int before, int after) => new("Pad", new("before", DslChecks.AtLeast(0, before)), new("after", DslChecks.AtLeast(0, after)));

    /// <summary>Zero padding around an image.</summary>
    /// <param name="top">Rows above; at least 0.</param>
    /// <param name="bottom">Rows below; at least 0.</param>
    /// <param name="left">Columns on the left; at least 0.</param>
    /// <param name="right">Columns on the right; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public static Layer Pad(int top, int bottom, int left, int right) => new(
        "Pad", new("top", DslChecks.AtLeast(0, top)), new("bottom", DslChecks.AtLeast(0, bottom)), new("left", DslChecks.AtLeast(0, left)), new("right", DslChecks.AtLeast(0, right)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Pad(int)"/>.</summary>
    public static TChain Pad<TChain>(this TChain chain, int pixels) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(pixels));

    /// <summary>Appends <see cref="Dsl.Pad(int, int)"/>.</summary>
    public static TChain Pad<TChain>(this TChain chain, int before, int after) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(before, after));

    /// <summary>Appends <see cref="Dsl.Pad(int, int, int, int)"/>.</summary>
    public static TChain Pad<TChain>(this TChain chain, int top, int bottom, int left, int right) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(top, bottom, left, right));
}
