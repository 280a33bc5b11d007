namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Inverted dropout: in training each element is 0 with probability <paramref name="rate"/>, else divided by 1 − rate; the identity in eval.
    /// (N. Srivastava and others, 2014.)
    /// </summary>
    /// <param name="rate">At least 0, less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't at least 0 and less than 1.</exception>
    public static Layer Dropout(float rate) => new("Dropout", new LayerArgument("rate", DslChecks.Rate(rate)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Dropout"/>.</summary>
    public static TChain Dropout<TChain>(this TChain chain, float rate) where TChain : IChain<TChain> => chain.Then(Dsl.Dropout(rate));
}
