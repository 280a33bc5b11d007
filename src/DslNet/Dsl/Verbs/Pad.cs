namespace DslNet;

public static partial class Dsl
{
    /// <summary>Padding around an image, or at both ends of a sequence.</summary>
    /// <param name="pixels">How many on each side; at least 0, and in <see cref="PadMode.Reflect"/> less than the image or sequence has along each axis.</param>
    /// <param name="mode">What the padding consists of.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0, or the mode is no member of <see cref="PadMode"/>.</exception>
    public static Layer Pad(int pixels, PadMode mode = PadMode.Zeros) => new("Pad", new("pixels", DslChecks.AtLeast(0, pixels)), new("mode", DslChecks.Defined(mode)));

    /// <summary>Padding at the ends of a sequence.</summary>
    /// <param name="before">Positions before the first; at least 0.</param>
    /// <param name="after">Positions after the last; at least 0.</param>
    /// <param name="mode">What the padding consists of.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the mode is no member of <see cref="PadMode"/>.</exception>
    public static Layer Pad(int before, int after, PadMode mode = PadMode.Zeros) => new(
        "Pad", new("before", DslChecks.AtLeast(0, before)), new("after", DslChecks.AtLeast(0, after)), new("mode", DslChecks.Defined(mode)));

    /// <summary>Padding around an image.</summary>
    /// <param name="top">Rows above; at least 0.</param>
    /// <param name="bottom">Rows below; at least 0.</param>
    /// <param name="left">Columns on the left; at least 0.</param>
    /// <param name="right">Columns on the right; at least 0.</param>
    /// <param name="mode">What the padding consists of.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the mode is no member of <see cref="PadMode"/>.</exception>
    public static Layer Pad(int top, int bottom, int left, int right, PadMode mode = PadMode.Zeros) => new(
        "Pad",
        new("top", DslChecks.AtLeast(0, top)),
        new("bottom", DslChecks.AtLeast(0, bottom)),
        new("left", DslChecks.AtLeast(0, left)),
        new("right", DslChecks.AtLeast(0, right)),
        new("mode", DslChecks.Defined(mode)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Pad(int, PadMode)"/>.</summary>
    public static TChain Pad<TChain>(this TChain chain, int pixels, PadMode mode = PadMode.Zeros) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(pixels, mode));

    /// <summary>Appends <see cref="Dsl.Pad(int, int, PadMode)"/>.</summary>
    public static TChain Pad<TChain>(this TChain chain, int before, int after, PadMode mode = PadMode.Zeros) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(before, after, mode));

    /// <summary>Appends <see cref="Dsl.Pad(int, int, int, int, PadMode)"/>.</summary>
    public static TChain Pad<TChain>(this TChain chain, int top, int bottom, int left, int right, PadMode mode = PadMode.Zeros)
        where TChain : IChain<TChain> => chain.Then(Dsl.Pad(top, bottom, left, right, mode));
}
