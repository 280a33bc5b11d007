namespace DslNet;

public static partial class Dsl
{
    /// <summary>Upsampling of an image by <paramref name="factor"/> in height and width, channel by channel.</summary>
    /// <param name="factor">At least 1.</param>
    /// <param name="interpolation">Nearest neighbour or bilinear, as PyTorch's <c>Upsample</c> with <c>align_corners=False</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is less than 1, or the interpolation is no member of <see cref="Interpolation"/>.</exception>
    public static Layer Upsample2D(int factor, Interpolation interpolation = Interpolation.Nearest) =>
        new("Upsample2D", new("factor", DslChecks.AtLeast(1, factor)), new("interpolation", DslChecks.Defined(interpolation)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Upsample2D"/>.</summary>
    public static TChain Upsample2D<TChain>(this TChain chain, int factor, Interpolation interpolation = Interpolation.Nearest)
        where TChain : IChain<TChain> => chain.Then(Dsl.Upsample2D(factor, interpolation));
}
