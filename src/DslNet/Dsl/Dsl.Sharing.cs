namespace DslNet;

/// <content>What layers do with their parameters and gradients, and names of values.</content>
public static partial class Dsl
{
    /// <summary>The value itself: what goes around the other layers of a join.</summary>
    public static Layer Identity { get; } = new("Identity");

    /// <summary>The value itself; no gradient goes back through it. (PyTorch's <c>detach</c>.)</summary>
    public static Layer StopGradient { get; } = new("StopGradient");

    /// <summary>
    /// A block with one set of parameters: wherever the layer that this call returns is applied, the same ones work, and their gradients add up. Another call
    /// makes another set. (J. Bromley and others, Siamese networks, 1993.)
    /// </summary>
    /// <param name="block">Gets values of one shape wherever it stands.</param>
    /// <param name="name">What the block is called; null for a name by its number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is no identifier.</exception>
    public static Layer Shared(Layer block, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Shared", new("block", block), new("name", DslChecks.Name(name)), new("id", new SharedIdentity()));
    }

    /// <summary>
    /// A block that doesn't learn: its parameters have no gradients, and BatchNorm in it uses its running statistics in training, too. Gradients go through it to
    /// what learns before it.
    /// </summary>
    /// <param name="block">What stays as it is.</param>
    public static Layer Frozen(Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Frozen", new LayerArgument("block", block));
    }

    /// <summary>The value itself, under a name by which it can be predicted.</summary>
    /// <param name="name">What the value is called: letters, digits and underscores.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no identifier.</exception>
    public static Layer Tap(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new("Tap", new LayerArgument("name", DslChecks.Name(name)));
    }
}
