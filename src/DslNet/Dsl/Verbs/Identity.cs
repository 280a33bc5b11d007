namespace DslNet;

public static partial class Dsl
{
    /// <summary>The identity: the skip connection of a join.</summary>
    public static Layer Identity { get; } = new("Identity");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Identity"/>.</summary>
    public static TChain Identity<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Identity);
}
