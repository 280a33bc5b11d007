namespace DslNet;

public static partial class Dsl
{
    /// <summary>y = x·W + b: every unit sees every input. W is [in, out].</summary>
    /// <param name="units">Outputs; at least 1.</param>
    /// <param name="init">How the weights start.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="name">What the layer is called; null for <c>dense1</c>, <c>dense2</c>, ….</param>
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
