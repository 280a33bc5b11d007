namespace DslNet;

public static partial class Dsl
{
    /// <summary>x·sigmoid(x). (S. Elfwing and others, 2017.)</summary>
    public static Layer Silu { get; } = new("Silu");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Silu"/>.</summary>
    public static TChain Silu<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Silu);
}

public static partial class Scalar
{
    /// <summary>x·sigmoid(x).</summary>
    public static float Silu(float x) => x * Sigmoid(x);
}
