namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// The recurrent layer h' = tanh(x·W_ih + b_ih + h·W_hh + b_hh). (J. Elman, Finding Structure in Time, 1990.)
    /// Of a sequence [steps, in] it gives the state after every step, [steps, units]; the state starts with zeros. Parameters are PyTorch's, drawn uniformly from ±1/√units:
    /// weight_ih [in, units], weight_hh [units, units], bias_ih and bias_hh [units].
    /// </summary>
    /// <param name="units">The size of the state, and of each step of the output; at least 1.</param>
    /// <param name="name">The layer's name; null for <c>rnn1</c>, <c>rnn2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The units are less than 1, or the name is no identifier.</exception>
    public static Layer Rnn(int units, string? name = null) => new("Rnn", new("units", DslChecks.AtLeast(1, units)), new("name", DslChecks.Name(name)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Rnn"/>.</summary>
    public static TChain Rnn<TChain>(this TChain chain, int units, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Rnn(units, name));
}
