namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// The elementwise sum of the values, with broadcasting: an extent of 1 is repeated, and so is a flat vector over the pixels or positions of a value with as many
    /// channels.
    /// </summary>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Add(params Net[] nets) => Join("Add", DslChecks.Joined(nets));

    /// <summary>Each layer is applied to the same value; their outputs are added as by <see cref="Add(Net[])"/>.</summary>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Layer Add(params Layer[] layers) => new("Add", [.. Blocks(DslChecks.Joined(layers))]);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Add(Layer[])"/>: each layer is applied to this value.</summary>
    public static TChain Add<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Add(layers));
}
