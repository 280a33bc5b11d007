using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler.Graph;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Values;

/// <summary>
/// The value of a <c>Net</c> of the DSL: an input, or a layer and its operands. Values are compared by reference: a local that is
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

    /// <summary>For inputs, the order of evaluation.</summary>
    public int Order { get; }

    /// <summary>Its source location.</summary>
    public Location Place { get; }

    /// <summary>The layer that computes it, or null for an input.</summary>
    public PlacedLayer? Layer { get; }

    /// <summary>The layer's operands.</summary>
    public ImmutableArray<PlacedValue> Sources { get; }

    /// <summary>The depth: layers on the longest path from an input.</summary>
    public int Count { get; }

    public static PlacedValue OfInput(GraphInput input, int order, Location place) => new(input, order, place, null, []);

    public static PlacedValue OfLayer(PlacedLayer layer, ImmutableArray<PlacedValue> sources) => new(null, 0, null, layer, sources);

    /// <summary>The value with layers applied to it.</summary>
    public PlacedValue Then(ImmutableArray<PlacedLayer> layers) => layers.Aggregate(this, (value, layer) => OfLayer(layer, [value]));
}
