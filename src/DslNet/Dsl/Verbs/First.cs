namespace DslNet;

public static partial class Dsl
{
    /// <summary>The first step of a sequence (steps, features), [features]; of a row with the length 0 zeros.</summary>
    public static Layer First { get; } = new("First");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.First"/>.</summary>
    public static TChain First<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.First);
}
