namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Normalizes the features of each sample (of a sequence: of each step; of an image: the channels of each pixel) to mean 0 and variance 1; then a learned scale and shift of
    /// each feature. Training and evaluation are the same. (J. L. Ba and others, Layer Normalization, 2016; PyTorch's <c>LayerNorm</c> over the last extent.)
    /// </summary>
    /// <param name="epsilon">Added to the variance; positive.</param>
    /// <param name="name">The layer's name; null for <c>layernorm1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon isn't positive and finite, or the name is no identifier.</exception>
    public static Layer LayerNorm(float epsilon = 1e-5f, string? name = null) => new(
        "LayerNorm", new("epsilon", DslChecks.Positive(epsilon)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.LayerNorm"/>.</summary>
    public static TChain LayerNorm<TChain>(this TChain chain, float epsilon = 1e-5f, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.LayerNorm(epsilon, name));
}
