namespace DslNet;

public static partial class Dsl
{
    /// <summary>x where it is positive, else slope·x.</summary>
    /// <param name="slope">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't finite.</exception>
    public static Layer LeakyRelu(float slope = 0.01f) => new("LeakyRelu", new LayerArgument("slope", DslChecks.Finite(slope)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.LeakyRelu"/>.</summary>
    public static TChain LeakyRelu<TChain>(this TChain chain, float slope = 0.01f) where TChain : IChain<TChain> => chain.Then(Dsl.LeakyRelu(slope));
}

public static partial class Scalar
{
    /// <summary>x where it is positive, else slope·x.</summary>
    public static float LeakyRelu(float x, float slope = 0.01f) => x > 0 ? x : slope * x;
}
