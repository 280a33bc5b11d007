namespace DslNet;

public static partial class Dsl
{
    /// <summary>The fully connected layer y = x·W + b: x is [in], W [in, units], b [units].</summary>
    /// <param name="units">The number of outputs; at least 1.</param>
    /// <param name="init">The initializer of the weights.</param>
    /// <param name="bias">Whether a bias b is added.</param>
    /// <param name="name">The layer's name; null for <c>dense1</c>, <c>dense2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The units are less than 1, or the name is no identifier.</exception>
    public static Layer Dense(int units, Init init = default, bool bias = true, string? name = null) => new(
        "Dense", new("units", DslChecks.AtLeast(1, units)), new("init", init), new("bias", bias), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Dense"/>.</summary>
    public static TChain Dense<TChain>(this TChain chain, int units, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Dense(units, init, bias, name));
}
