namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Adds learned features of each position to a sequence (steps, features): a table of that shape, whose elements begin as normal numbers of mean 0 and deviation 1, as those of
    /// an embedding. (J. Gehring and others, Convolutional Sequence to Sequence Learning, 2017.)
    /// </summary>
    /// <param name="name">The layer's name; null for <c>positionembedding1</c> and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is no identifier.</exception>
    public static Layer PositionEmbedding(string? name = null) => new("PositionEmbedding", new LayerArgument("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.PositionEmbedding"/>.</summary>
    public static TChain PositionEmbedding<TChain>(this TChain chain, string? name = null) where TChain : IChain<TChain> => chain.Then(Dsl.PositionEmbedding(name));
}
