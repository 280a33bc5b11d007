namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// Long short-term memory: i, f, o = σ(x·W_ih + b_ih + h·W_hh + b_hh) and g = tanh(…) likewise, each with columns of its own, c' = f∘c + i∘g, h' = o∘tanh(c').
    /// (S. Hochreiter, J. Schmidhuber, 1997, with the forget gate of F. Gers and others, 2000.)
    /// Of a sequence [steps, in] it gives the state after every step, [steps, units]; the state starts with zeros. Parameters are PyTorch's, drawn uniformly from ±1/√units:
    /// weight_ih [in, 4·units], weight_hh [units, 4·units], bias_ih and bias_hh [4·units]. Their columns are those of i, f, g, o.
    /// </summary>
    /// <param name="units">The size of the state, and of each step of the output; at least 1.</param>
    /// <param name="name">The layer's name; null for <c>lstm1</c>, <c>lstm2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The units are less than 1, or the name is no identifier.</exception>
    public static Layer Lstm(int units, string? name = null) => new("Lstm", new("units", DslChecks.AtLeast(1, units)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Lstm"/>.</summary>
    public static TChain Lstm<TChain>(this TChain chain, int units, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Lstm(units, name));
}
