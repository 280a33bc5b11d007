namespace DslNet;

/// <summary>An input and the layers behind it: what a definition returns. A value, equal by its parts.</summary>
public sealed class Net : IChain<Net>, IEquatable<Net>
{
    internal Net(Shape input, Layer layers)
    {
        Input = input;
        Layers = layers;
    }

    /// <summary>Shape of one sample.</summary>
    public Shape Input { get; }

    /// <summary>All layers, as one block.</summary>
    public Layer Layers { get; }

    /// <summary>The net with <paramref name="layer"/> behind it.</summary>
    public static Net operator >>(Net net, Layer layer)
    {
        ArgumentNullException.ThrowIfNull(net);
        return net.Then(layer);
    }

    /// <summary>Whether both have the same input and the same layers.</summary>
    public static bool operator ==(Net? left, Net? right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Net? left, Net? right) => !Equals(left, right);

    /// <inheritdoc/>
    public Net Then(Layer layer) => new(Input, Layers.Then(layer));

    /// <inheritdoc/>
    public bool Equals(Net? other) => other is not null && Input.Equals(other.Input) && Layers.Equals(other.Layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Net);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Input, Layers);

    /// <summary>For example <c>Input(64) &gt;&gt; Dense(units: 10, init: Auto, bias: true, name: null) &gt;&gt; Softmax</c>.</summary>
    public override string ToString()
    {
        string input = $"Input({string.Join(", ", Enumerable.Range(0, Input.Rank).Select(index => CanonicalText.Of((object)Input[index])))})";
        return Layers.Parts.IsEmpty ? input : $"{input} >> {Layers}";
    }
}
