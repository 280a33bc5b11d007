using System.Collections.Immutable;

namespace DslNet;

/// <summary>
/// A layer, or a sequence of layers (a block). A value: it may be used in several places, each time with parameters of its own
/// unless it is <see cref="Dsl.Shared"/>, and is equal by its parts.
/// </summary>
public sealed class Layer : IChain<Layer>, IEquatable<Layer>
{
    internal Layer(ImmutableArray<LayerPart> parts)
        : this(parts, parts.Any(part => part.HasShared))
    {
    }

    internal Layer(string verb, params ReadOnlySpan<LayerArgument> arguments)
        : this([new LayerPart(verb, [.. arguments])])
    {
    }

    private Layer(ImmutableArray<LayerPart> parts, bool hasShared)
    {
        Parts = parts;
        HasShared = hasShared;
    }

    /// <summary>The layers, in order; none in the empty block.</summary>
    public ImmutableArray<LayerPart> Parts { get; }

    /// <summary>Whether a shared block is among them or inside them.</summary>
    internal bool HasShared { get; }

    private ImmutableArray<LayerPart> Numbered => HasShared ? new SharedNumbers().Of(Parts) : Parts;

    /// <summary>The empty block: the identity.</summary>
    internal static Layer Empty { get; } = new(ImmutableArray<LayerPart>.Empty);

    /// <summary>The block of <paramref name="first"/>, then <paramref name="second"/>.</summary>
    public static Layer operator >>(Layer first, Layer second)
    {
        ArgumentNullException.ThrowIfNull(first);
        return first.Then(second);
    }

    /// <summary>Whether both are the same layers with the same arguments, and share the same blocks in the same places.</summary>
    public static bool operator ==(Layer? left, Layer? right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Layer? left, Layer? right) => !Equals(left, right);

    /// <inheritdoc/>
    public Layer Then(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new Layer(Parts.AddRange(layer.Parts), HasShared || layer.HasShared);
    }

    /// <inheritdoc/>
    public bool Equals(Layer? other) => other is not null && Numbered.SequenceEqual(other.Numbered);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Layer);

    /// <inheritdoc/>
    public override int GetHashCode() => Numbered.Aggregate(17, HashCode.Combine);

    /// <summary>For example <c>Dense(units: 8, init: Auto, bias: true, name: null) &gt;&gt; Relu</c>.</summary>
    public override string ToString() => string.Join(" >> ", Numbered);
}
