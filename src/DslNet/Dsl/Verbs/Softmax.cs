namespace DslNet;

public static partial class Dsl
{
    /// <summary>e^x / Σ e^x over the features: class probabilities.</summary>
    public static Layer Softmax { get; } = new("Softmax");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Softmax"/>.</summary>
    public static TChain Softmax<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Softmax);
}
