namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// The gated recurrent unit: r = σ(x·W_ir + b_ir + h·W_hr + b_hr), z = σ(x·W_iz + b_iz + h·W_hz + b_hz), n = tanh(x·W_in + b_in + r∘(h·W_hn + b_hn)),
    /// h' = (1 − z)∘n + z∘h. (K. Cho and others, 2014; the reset gate behind the product, as in PyTorch.)
    /// Of a sequence [steps, in] it gives the state after every step, [steps, units]; the state starts with zeros. Parameters are PyTorch's, drawn uniformly from ±1/√units:
    /// weight_ih [in, 3·units], weight_hh [units, 3·units], bias_ih and bias_hh [3·units]. Their columns are those of r, z, n.
    /// </summary>
    /// <param name="units">The size of the state, and of each step of the output; at least 1.</param>
    /// <param name="name">The layer's name; null for <c>gru1</c>, <c>gru2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The units are less than 1, or the name is no identifier.</exception>
    public static Layer Gru(int units, string? name = null) => new("Gru", new("units", DslChecks.AtLeast(1, units)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Gru"/>.</summary>
    public static TChain Gru<TChain>(this TChain chain, int units, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Gru(units, name));
}
