namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// A block with one set of parameters: wherever the layer that this call returns is applied, it uses the same ones, and their gradients are summed. Another call
    /// makes another set. (J. Bromley and others, Siamese networks, 1993.)
    /// </summary>
    /// <param name="block">Its inputs have one shape wherever it is applied.</param>
    /// <param name="name">The block's name; null for one by its ordinal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is no identifier.</exception>
    public static Layer Shared(Layer block, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Shared", new("block", block), new("name", DslChecks.Name(name)), new("id", new SharedIdentity()));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Shared"/>, a set of parameters of its own: bind the layer to a name to apply it in several places.</summary>
    public static TChain Shared<TChain>(this TChain chain, Layer block, string? name = null) where TChain : IChain<TChain> => chain.Then(Dsl.Shared(block, name));
}
