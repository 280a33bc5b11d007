using System.Collections.Immutable;

namespace DslNet;

/// <summary>
/// A value that is computed from inputs by layers, and what a definition returns: a node of a directed acyclic graph, together with all that it depends on.
/// Immutable. Used in two places it is computed once; the same call made twice computes twice. Equal where the graphs are: the same inputs, layers, shared
/// blocks and outputs, joined in the same way.
/// </summary>
public sealed partial class Net : IChain<Net>, IEquatable<Net>
{
    private static long declared;

    /// <summary>An input.</summary>
    internal Net(NetInput input)
    {
        Declaration = input;
        Order = Interlocked.Increment(ref declared);
    }

    /// <summary>A layer applied to values.</summary>
    internal Net(LayerPart layer, ImmutableArray<Net> sources)
    {
        foreach (Net source in sources)
        {
            source.MustNotBeOutputs();
        }

        Layer = layer;
        Sources = sources;
    }

    /// <summary>The outputs of a network.</summary>
    internal Net(ImmutableArray<Head> heads) => Heads = heads;

    /// <summary>Shape of one sample of the only input.</summary>
    /// <exception cref="InvalidOperationException">The net depends on several inputs: <see cref="Inputs"/> has them.</exception>
    public Shape Input => Inputs is [var only] ? only.Shape : throw new InvalidOperationException($"The net has {Inputs.Length} inputs, and so no shape of its only one; {nameof(Inputs)} has them all.");

    /// <summary>The inputs that the net depends on, in the order of their declaration.</summary>
    public ImmutableArray<NetInput> Inputs => NetGraph.Of(this).Inputs;

    /// <summary>All layers of a chain, as one block.</summary>
    /// <exception cref="InvalidOperationException">The net is no chain: it has several inputs or outputs, or a value that is read twice.</exception>
    public Layer Layers => NetGraph.Of(this).Chain ?? throw new InvalidOperationException("The net is a graph of layers and no chain, so they aren't one block; its text tells how they are joined.");

    /// <summary>The input that this is; null for what a layer computes, and for outputs.</summary>
    internal NetInput? Declaration { get; }

    /// <summary>Grows from input to input.</summary>
    internal long Order { get; }

    /// <summary>The layer that computes the value; null for an input, and for outputs.</summary>
    internal LayerPart? Layer { get; }

    /// <summary>What the layer reads.</summary>
    internal ImmutableArray<Net> Sources { get; } = [];

    /// <summary>The outputs, where <see cref="Dsl.Outputs"/> has named some; else empty, and the value itself is the output.</summary>
    internal ImmutableArray<Head> Heads { get; } = [];

    /// <summary>The net with <paramref name="layer"/> applied to it.</summary>
    /// <exception cref="InvalidOperationException">The net is what <see cref="Dsl.Outputs"/> returned.</exception>
    public static Net operator >>(Net net, Layer layer)
    {
        ArgumentNullException.ThrowIfNull(net);
        return net.Then(layer);
    }

    /// <summary>Whether both are the same graph: the same inputs, layers, shared blocks and outputs, joined in the same way.</summary>
    public static bool operator ==(Net? left, Net? right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Net? left, Net? right) => !Equals(left, right);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The net is what <see cref="Dsl.Outputs"/> returned.</exception>
    public Net Then(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        MustNotBeOutputs();
        return layer.Parts.Aggregate(this, (net, part) => new Net(part, [net]));
    }

    /// <inheritdoc/>
    public bool Equals(Net? other) => other is not null && (ReferenceEquals(this, other) || NetGraph.Of(this).Equals(NetGraph.Of(other)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Net);

    /// <inheritdoc/>
    public override int GetHashCode() => NetGraph.Of(this).GetHashCode();

    /// <summary>
    /// A chain in one line, such as <c>Input(64) &gt;&gt; Dense(units: 10, init: Auto, bias: true, name: null) &gt;&gt; Softmax</c>; of other graphs a list of
    /// bindings, a line for each input and for each value that is read more than once, that a join reads or that is an output. Equal nets give equal text.
    /// </summary>
    public override string ToString() => NetGraph.Of(this).ToString();

    /// <exception cref="InvalidOperationException">They are outputs.</exception>
    internal void MustNotBeOutputs()
    {
        if (!Heads.IsEmpty)
        {
            throw new InvalidOperationException("Outputs(…) ends a network: nothing can be put behind it or joined to it. Put the layer behind the net of a head.");
        }
    }
}
