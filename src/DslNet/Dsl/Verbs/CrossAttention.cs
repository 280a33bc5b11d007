namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Multi-head attention of one sequence to another of the same width, as a decoder's to its encoder: softmax(Q·Kᵀ / √d)·V of each head, with Q a projection of the first, K and
    /// V of the second, and d = width / heads; the heads' outputs are projected once more. The output has the first one's shape. Steps of the memory behind a row's length are masked.
    /// (A. Vaswani and others, Attention Is All You Need, 2017; equations and initializers of PyTorch's nn.MultiheadAttention. Each projection has a weight and a bias of its own here, where PyTorch's module of one width has all three in one: its file has to be divided before it can be loaded.)
    /// </summary>
    /// <param name="queries">The sequence that looks, [steps, width].</param>
    /// <param name="memory">The sequence that is looked at, [other steps, width].</param>
    /// <param name="heads">The number of heads; at least 1, and a divisor of the width.</param>
    /// <param name="name">The layer's name; null for <c>crossattention1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no head, or the name is no identifier.</exception>
    /// <exception cref="InvalidOperationException">A net is what <see cref="Outputs"/> returned.</exception>
    public static Net CrossAttention(Net queries, Net memory, int heads, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(memory);
        return Join("CrossAttention", [queries, memory], new LayerArgument("heads", DslChecks.AtLeast(1, heads)), new LayerArgument("name", DslChecks.Name(name)));
    }
}
