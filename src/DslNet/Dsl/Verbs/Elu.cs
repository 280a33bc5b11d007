namespace DslNet;

public static partial class Dsl
{
    /// <summary>x where it is positive, else alpha·(e^x − 1). (D. Clevert and others, 2015.)</summary>
    /// <param name="alpha">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't finite.</exception>
    public static Layer Elu(float alpha = 1f) => new("Elu", new LayerArgument("alpha", DslChecks.Finite(alpha)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Elu"/>.</summary>
    public static TChain Elu<TChain>(this TChain chain, float alpha = 1f) where TChain : IChain<TChain> => chain.Then(Dsl.Elu(alpha));
}

public static partial class Scalar
{
    /// <summary>x where it is positive, else alpha·(e^x − 1).</summary>
    public static float Elu(float x, float alpha = 1f) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);
}
