namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// A block that doesn't learn: its parameters have no gradients, and BatchNorm in it uses its running statistics in training, too. Gradients go through it to
    /// what learns before it.
    /// </summary>
    /// <param name="block">The block whose parameters stay as they are.</param>
    public static Layer Frozen(Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Frozen", new LayerArgument("block", block));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Frozen"/>.</summary>
    public static TChain Frozen<TChain>(this TChain chain, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Frozen(block));
}
