namespace DslNet;

public static partial class Dsl
{
    /// <summary>scale·x + offset with constant scale and offset: what <c>1 - net</c> and <c>2 * net</c> are.</summary>
    /// <param name="scale">Finite.</param>
    /// <param name="offset">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them isn't finite.</exception>
    public static Layer Rescale(float scale, float offset = 0) => new("Rescale", new("scale", DslChecks.Finite(scale)), new("offset", DslChecks.Finite(offset)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Rescale"/>.</summary>
    public static TChain Rescale<TChain>(this TChain chain, float scale, float offset = 0) where TChain : IChain<TChain> => chain.Then(Dsl.Rescale(scale, offset));
}
