namespace DslNet;

public static partial class Dsl
{
    /// <summary>The identity, through which no gradient is propagated. (PyTorch's <c>detach</c>.)</summary>
    public static Layer StopGradient { get; } = new("StopGradient");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.StopGradient"/>.</summary>
    public static TChain StopGradient<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.StopGradient);
}
