namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// A block applied to each step of a sequence, with one set of parameters: (steps, features) → (steps, what the block makes of a step's features). Its layers work on a step's
    /// features: Dense, activations, BatchNorm (by the statistics of all steps of the batch), Dropout, Softmax, and blocks of those.
    /// </summary>
    /// <param name="block">Applied to a step's features, a flat vector; its output is flat, too.</param>
    public static Layer Map(Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Map", new LayerArgument("block", block));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Map"/>.</summary>
    public static TChain Map<TChain>(this TChain chain, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Map(block));
}
