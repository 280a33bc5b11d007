namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Adds constant features of each position to a sequence (steps, features): sin(t/10000^(2i/features)) to feature 2i of step t, cos(t/10000^(2i/features)) to feature 2i + 1.
    /// They are a buffer, which isn't trained. (A. Vaswani and others, Attention Is All You Need, 2017, section 3.5.)
    /// </summary>
    /// <param name="name">The layer's name; null for <c>sinusoidalpositions1</c> and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is no identifier.</exception>
    public static Layer SinusoidalPositions(string? name = null) => new("SinusoidalPositions", new LayerArgument("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.SinusoidalPositions"/>.</summary>
    public static TChain SinusoidalPositions<TChain>(this TChain chain, string? name = null) where TChain : IChain<TChain> => chain.Then(Dsl.SinusoidalPositions(name));
}
