namespace DslNet;

public static partial class Dsl
{
    /// <summary>tanh x.</summary>
    public static Layer Tanh { get; } = new("Tanh");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Tanh"/>.</summary>
    public static TChain Tanh<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Tanh);
}

public static partial class Scalar
{
    /// <summary>tanh x.</summary>
    public static float Tanh(float x) => MathF.Tanh(x);
}
