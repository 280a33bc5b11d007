namespace DslNet;

public static partial class Dsl
{
    /// <summary>x·tanh(log(1 + e^x)). (D. Misra, 2019.)</summary>
    public static Layer Mish { get; } = new("Mish");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Mish"/>.</summary>
    public static TChain Mish<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Mish);
}

public static partial class Scalar
{
    /// <summary>x·tanh(log(1 + e^x)).</summary>
    public static float Mish(float x) => x * MathF.Tanh(Softplus(x));
}
