namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Normalizes each of <paramref name="groups"/> groups of adjacent channels to mean 0 and variance 1 over all pixels or steps of a sample; then a learned scale and shift of each
    /// channel. Training and evaluation are the same. With 1 group it is layer normalization over the whole sample, with a group for each channel instance normalization.
    /// (Y. Wu, K. He, Group Normalization, 2018; PyTorch's <c>GroupNorm</c>.)
    /// </summary>
    /// <param name="groups">At least 1; a divisor of the channels.</param>
    /// <param name="epsilon">Added to the variance; positive.</param>
    /// <param name="name">The layer's name; null for <c>groupnorm1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no group, the epsilon isn't positive and finite, or the name is no identifier.</exception>
    public static Layer GroupNorm(int groups, float epsilon = 1e-5f, string? name = null) => new(
        "GroupNorm", new("groups", DslChecks.AtLeast(1, groups)), new("epsilon", DslChecks.Positive(epsilon)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.GroupNorm"/>.</summary>
    public static TChain GroupNorm<TChain>(this TChain chain, int groups, float epsilon = 1e-5f, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.GroupNorm(groups, epsilon, name));
}
