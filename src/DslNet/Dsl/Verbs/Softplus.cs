namespace DslNet;

public static partial class Dsl
{
    /// <summary>log(1 + e^x).</summary>
    public static Layer Softplus { get; } = new("Softplus");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Softplus"/>.</summary>
    public static TChain Softplus<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Softplus);
}

public static partial class Scalar
{
    /// <summary>log(1 + e^x), without overflow.</summary>
    public static float Softplus(float x) => (float)(Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs((double)x))));
}
