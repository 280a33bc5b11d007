namespace DslNet;

public static partial class Dsl
{
    /// <summary>1 / (1 + e^−x).</summary>
    public static Layer Sigmoid { get; } = new("Sigmoid");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Sigmoid"/>.</summary>
    public static TChain Sigmoid<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Sigmoid);
}

public static partial class Scalar
{
    /// <summary>1 / (1 + e^−x).</summary>
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
