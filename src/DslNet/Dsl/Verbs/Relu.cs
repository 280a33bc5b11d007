namespace DslNet;

public static partial class Dsl
{
    /// <summary>max(x, 0).</summary>
    public static Layer Relu { get; } = new("Relu");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Relu"/>.</summary>
    public static TChain Relu<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Relu);
}

public static partial class Scalar
{
    /// <summary>max(x, 0).</summary>
    public static float Relu(float x) => MathF.Max(x, 0);
}
