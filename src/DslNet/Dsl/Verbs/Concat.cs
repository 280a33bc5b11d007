namespace DslNet;

public static partial class Dsl
{
    /// <summary>Concatenates the values along their channels; their other extents are equal. (G. Huang and others, DenseNet, 2017.)</summary>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Concat(params Net[] nets) => Concat(Axis.Channels, nets);

    /// <summary>Concatenates the values along an axis; their other extents are equal.</summary>
    /// <param name="axis">An axis that they all have.</param>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is no net, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is no member of <see cref="Axis"/>.</exception>
    /// <exception cref="InvalidOperationException">A net is what <see cref="Outputs"/> returned.</exception>
    public static Net Concat(Axis axis, params Net[] nets) =>
        Join("Concat", DslChecks.Joined(nets), new LayerArgument("axis", DslChecks.Defined(axis)));

    /// <summary>Applies each layer to the same value and concatenates their outputs along the channels. (C. Szegedy and others, Inception, 2015.)</summary>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Layer Concat(params Layer[] layers) => Concat(Axis.Channels, layers);

    /// <summary>Applies each layer to the same value and concatenates their outputs along an axis.</summary>
    /// <param name="axis">An axis that they all have; their other extents are the same.</param>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is no layer, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is no member of <see cref="Axis"/>.</exception>
    public static Layer Concat(Axis axis, params Layer[] layers) =>
        new("Concat", [.. Blocks(DslChecks.Joined(layers)), new LayerArgument("axis", DslChecks.Defined(axis))]);
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Concat(Layer[])"/>: each layer is applied to this value.</summary>
    public static TChain Concat<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Concat(layers));

    /// <summary>Appends <see cref="Dsl.Concat(Axis, Layer[])"/>: each layer is applied to this value.</summary>
    public static TChain Concat<TChain>(this TChain chain, Axis axis, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Concat(axis, layers));
}
