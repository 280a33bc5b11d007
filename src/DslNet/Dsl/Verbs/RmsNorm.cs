namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Divides the features of each sample (of a sequence: of each step; of an image: the channels of each pixel) by √(mean of squares + ε); then a learned scale of each feature.
    /// Training and evaluation are the same. (B. Zhang, R. Sennrich, Root Mean Square Layer Normalization, 2019; PyTorch's <c>RMSNorm</c> over the last extent.)
    /// </summary>
    /// <param name="epsilon">ε, added to the mean of the squares; positive. (PyTorch's RMSNorm has 1.19e-7, the distance from 1 to the next float, unless it is given one.)</param>
    /// <param name="name">The layer's name; null for <c>rmsnorm1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon isn't positive and finite, or the name is no identifier.</exception>
    public static Layer RmsNorm(float epsilon = 1e-5f, string? name = null) => new(
        "RmsNorm", new("epsilon", DslChecks.Positive(epsilon)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.RmsNorm"/>.</summary>
    public static TChain RmsNorm<TChain>(this TChain chain, float epsilon = 1e-5f, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.RmsNorm(epsilon, name));
}
