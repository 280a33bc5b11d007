namespace DslNet;

public static partial class Dsl
{
    /// <summary>The blocks in sequence; none is the empty block.</summary>
    /// <param name="layers">In order.</param>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    public static Layer Chain(params Layer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return Joined(layers, nameof(layers));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Chain"/>.</summary>
    public static TChain Chain<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Chain(layers));
}
