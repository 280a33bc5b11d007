namespace DslNet;

/// <summary>One of several outputs of a network: a value with a name, a loss and the weight of that loss. Made by <see cref="Dsl.Head"/>, passed to <see cref="Dsl.Outputs"/>.</summary>
public sealed record Head
{
    internal Head(string name, Net net, Loss? loss, float weight)
    {
        Name = name;
        Net = net;
        Loss = loss;
        Weight = weight;
    }

    /// <summary>The output's name.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public Net Net { get; }

    /// <summary>Its loss; null for that of the <see cref="NetworkAttribute"/>.</summary>
    public Loss? Loss { get; }

    /// <summary>The weight of its loss in the trained sum; above 0.</summary>
    public float Weight { get; }

    /// <summary>The text of the net that has this output alone, such as <c>Outputs(Head("digit", Input(64) &gt;&gt; Softmax, weight: 1))</c>.</summary>
    public override string ToString() => new Net([this]).ToString();
}
