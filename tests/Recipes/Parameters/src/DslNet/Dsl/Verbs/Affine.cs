namespace DslNet;

public static partial class Dsl
{
    /// <summary>scale·x + shift, both learned, one of each for each channel.</summary>
    /// <param name="name">The layer's name; null for <c>affine1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is no identifier.</exception>
    public static Layer Affine(string? name = null) => new("Affine", new LayerArgument("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Affine"/>.</summary>
    public static TChain Affine<TChain>(this TChain chain, string? name = null) where TChain : IChain<TChain> => chain.Then(Dsl.Affine(name));
}
