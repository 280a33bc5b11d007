namespace DslNet;

public static partial class Dsl
{
    /// <summary>The steps of a sequence (steps, features) in reverse order: of a row with a length those before it, and what is behind the length stays in its place.</summary>
    public static Layer Reverse { get; } = new("Reverse");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Reverse"/>.</summary>
    public static TChain Reverse<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Reverse);
}
