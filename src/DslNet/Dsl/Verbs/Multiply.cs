namespace DslNet;

public static partial class Dsl
{
    /// <summary>The elementwise product of the values, with the broadcasting of <see cref="Add(Net[])"/>.</summary>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Multiply(params Net[] nets) => Join("Multiply", DslChecks.Joined(nets));

    /// <summary>Each layer is applied to the same value; their outputs are multiplied as by <see cref="Multiply(Net[])"/>.</summary>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Layer Multiply(params Layer[] layers) => new("Multiply", [.. Blocks(DslChecks.Joined(layers))]);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Multiply(Layer[])"/>: each layer is applied to this value.</summary>
    public static TChain Multiply<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Multiply(layers));
}
