namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Multi-head self-attention of a sequence [steps, width]: softmax(Q·Kᵀ / √d)·V of each head, with Q, K and V projections of the sequence and d = width / heads; the
    /// heads' outputs are projected once more. The output has the input's shape. Steps behind a row's length are masked.
    /// (A. Vaswani and others, Attention Is All You Need, 2017; weights, names and initializers are those of PyTorch's nn.MultiheadAttention.)
    /// </summary>
    /// <param name="heads">The number of heads; at least 1, and a divisor of the width.</param>
    /// <param name="causal">Whether a step sees only itself and earlier ones, as in a model that predicts the next step.</param>
    /// <param name="name">The layer's name; null for <c>selfattention1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no head, or the name is no identifier.</exception>
    public static Layer SelfAttention(int heads, bool causal = false, string? name = null) =>
        new("SelfAttention", new("heads", DslChecks.AtLeast(1, heads)), new("causal", causal), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.SelfAttention"/>.</summary>
    public static TChain SelfAttention<TChain>(this TChain chain, int heads, bool causal = false, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.SelfAttention(heads, causal, name));
}
