using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler.Graph;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Values;

/// <summary>
/// What a <c>Net</c> of the DSL stands for: an input, or a layer and what it is applied to. Two nets are one value when they are one object: a local that is
/// read twice is computed once.
/// </summary>
internal sealed class PlacedValue
{
    private PlacedValue(GraphInput? input, int order, Location? place, PlacedLayer? layer, ImmutableArray<PlacedValue> sources)
    {
        (Input, Order, Place, Layer, Sources) = (input, order, place ?? layer!.Place.Call, layer, sources);
        Count = (layer?.Count ?? 0) + (sources.IsEmpty ? 0 : sources.Max(source => source.Count));
    }

    /// <summary>The input that it is, or null.</summary>
    public GraphInput? Input { get; }

    /// <summary>Of inputs: which was evaluated first.</summary>
    public int Order { get; }

    /// <summary>Where it stands in the source.</summary>
    public Location Place { get; }

    /// <summary>The layer that gives it, or null of an input.</summary>
    public PlacedLayer? Layer { get; }

    /// <summary>What the layer is applied to.</summary>
    public ImmutableArray<PlacedValue> Sources { get; }

    /// <summary>The depth: layers on the longest path from an input.</summary>
    public int Count { get; }

    public static PlacedValue OfInput(GraphInput input, int order, Location place) => new(input, order, place, null, []);

    public static PlacedValue OfLayer(PlacedLayer layer, ImmutableArray<PlacedValue> sources) => new(null, 0, null, layer, sources);

    /// <summary>The value with layers applied to it.</summary>
    public PlacedValue Then(ImmutableArray<PlacedLayer> layers) => layers.Aggregate(this, (value, layer) => OfLayer(layer, [value]));
}
