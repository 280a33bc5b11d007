namespace DslNet;

public static partial class Dsl
{
    /// <summary>The last step of a sequence (steps, features), [features]: of a row with a length the one before it, of a row with the length 0 zeros.</summary>
    public static Layer Last { get; } = new("Last");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Last"/>.</summary>
    public static TChain Last<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Last);
}
