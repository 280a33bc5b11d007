using System.Collections.Immutable;
using DslNet.Compiler.Graph;

namespace DslNet;

/// <summary>The cell of a recurrence: a graph from a step of the input and the state to the next state. Equal by its layers and how they are joined.</summary>
internal sealed class NetCell : IEquatable<NetCell>
{
    private readonly ImmutableArray<LayerPart> layers;
    private readonly ImmutableArray<ImmutableArray<int>> sources;
    private readonly int output;

    /// <param name="layers">In topological order.</param>
    /// <param name="sources">What each reads: layer i is i, the step is −1, the state −2.</param>
    /// <param name="output">The next state, likewise.</param>
    private NetCell(ImmutableArray<LayerPart> layers, ImmutableArray<ImmutableArray<int>> sources, int output) => (this.layers, this.sources, this.output) = (layers, sources, output);

    /// <summary>Whether a shared block is in it.</summary>
    public bool HasShared => layers.Any(layer => layer.HasShared);

    /// <summary>The graph that a function builds.</summary>
    /// <exception cref="ArgumentException">It returns null or outputs, or reads a net of outside.</exception>
    public static NetCell Of(int units, Func<Net, Net, Net> cell)
    {
        // The features of a step aren't known before the layer is applied.
        Net step = new(new NetInput("x", new Shape(1))), state = new(new NetInput("h", new Shape(units)));
        Net next = cell(step, state) ?? throw new ArgumentException("The cell must return the next state; it returned null.", nameof(cell));
        if (!next.Heads.IsEmpty)
        {
            throw new ArgumentException("The cell must return the next state; it returned Outputs(…).", nameof(cell));
        }

        (List<Net> inputs, List<Net> values) = NetGraph.Walk([next]);
        if (inputs.Any(input => !ReferenceEquals(input, step) && !ReferenceEquals(input, state)))
        {
            throw new ArgumentException("The cell may read its step and its state alone; it reads a net of outside.", nameof(cell));
        }

        Dictionary<Net, int> places = new(ReferenceEqualityComparer.Instance) { [step] = ~0, [state] = ~1 };
        foreach (Net value in values)
        {
            places[value] = places.Count - 2;
        }

        return new NetCell([.. values.Select(value => value.Layer!)], [.. values.Select(value => value.Sources.Select(source => places[source]).ToImmutableArray())], places[next]);
    }

    /// <summary>The cell with its shared blocks numbered.</summary>
    public NetCell Numbered(SharedNumbers numbers) => new(numbers.Of(layers), sources, output);

    public bool Equals(NetCell? other) => other is not null && output == other.output && layers.SequenceEqual(other.layers)
        && sources.Zip(other.sources).All(pair => pair.First.SequenceEqual(pair.Second));

    public override bool Equals(object? obj) => Equals(obj as NetCell);

    public override int GetHashCode() => layers.Aggregate(output, HashCode.Combine);

    /// <summary>For example <c>(input1, input2) => { x1 = …; Add(x1, x2) }</c>.</summary>
    public override string ToString() => GraphText.OfCell([.. layers.Zip(sources).Select(pair => (pair.First.ToString(), (IReadOnlyList<int>)pair.Second))], output);
}
