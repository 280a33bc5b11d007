namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// A recurrence in both directions: the layer, and a copy with parameters of its own that runs from the last step to the first, the two outputs of a step one behind the
    /// other, [steps, 2·units]. A row with a length is reversed within it. The names of the copy's parameters end in _reverse. (M. Schuster, K. Paliwal, Bidirectional
    /// Recurrent Neural Networks, 1997.)
    /// </summary>
    /// <param name="layer">One recurrence: Rnn, Gru, Lstm or Scan.</param>
    public static Layer Bidirectional(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new("Bidirectional", new LayerArgument("layer", layer));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Bidirectional"/>.</summary>
    public static TChain Bidirectional<TChain>(this TChain chain, Layer layer) where TChain : IChain<TChain> => chain.Then(Dsl.Bidirectional(layer));
}
