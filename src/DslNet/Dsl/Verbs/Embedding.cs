namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Learned features of each token: [steps] of <see cref="Tokens"/> → (steps, units), rows of a table [vocabulary, units], whose elements begin as normal numbers of mean 0 and
    /// deviation 1. (PyTorch's Embedding.)
    /// </summary>
    /// <param name="units">Features of a token; at least 1.</param>
    /// <param name="name">The layer's name; null for <c>embedding1</c>, <c>embedding2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The units are less than 1, or the name is no identifier.</exception>
    public static Layer Embedding(int units, string? name = null) => new("Embedding", new("units", DslChecks.AtLeast(1, units)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Embedding"/>.</summary>
    public static TChain Embedding<TChain>(this TChain chain, int units, string? name = null) where TChain : IChain<TChain> => chain.Then(Dsl.Embedding(units, name));
}
