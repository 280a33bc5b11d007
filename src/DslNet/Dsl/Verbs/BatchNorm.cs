namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Normalizes each feature (of images and sequences: each channel) by the batch's mean and variance, in eval by the running ones; then a learned scale and shift.
    /// Of sequences with lengths, the statistics are of the steps before them, and fewer than 2 such steps in a batch leave the running ones as they are.
    /// (S. Ioffe, C. Szegedy, 2015.)
    /// </summary>
    /// <param name="momentum">The weight of a batch's statistics in the running ones, as PyTorch's; 0 to 1.</param>
    /// <param name="epsilon">Added to the variance; positive.</param>
    /// <param name="name">The layer's name; null for <c>batchnorm1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum isn't between 0 and 1, the epsilon isn't positive and finite, or the name is no identifier.</exception>
    public static Layer BatchNorm(float momentum = 0.1f, float epsilon = 1e-5f, string? name = null) => new(
        "BatchNorm", new("momentum", DslChecks.Share(momentum)), new("epsilon", DslChecks.Positive(epsilon)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.BatchNorm"/>.</summary>
    public static TChain BatchNorm<TChain>(this TChain chain, float momentum = 0.1f, float epsilon = 1e-5f, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.BatchNorm(momentum, epsilon, name));
}
