using System.Collections.Immutable;
using DslNet.Compiler.Findings;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>The source locations of a graph: a side table, so that the graph stays a plain value.</summary>
public sealed class DefinitionLocations
{
    private readonly LayerPlace network;
    private readonly ImmutableArray<Location> inputs;
    private readonly ImmutableArray<LayerPlace> heads;
    private readonly ImmutableArray<LayerPlace> layers;

    /// <param name="network">The attribute with its arguments.</param>
    /// <param name="inputs">The calls of Input.</param>
    /// <param name="heads">The calls of Head; the attribute where there is none.</param>
    /// <param name="layers">In the order of <c>NetworkGraph.AllLayers</c>.</param>
    internal DefinitionLocations(LayerPlace network, ImmutableArray<Location> inputs, ImmutableArray<LayerPlace> heads, ImmutableArray<LayerPlace> layers)
    {
        this.network = network;
        this.inputs = inputs;
        this.heads = heads;
        this.layers = layers;
    }

    /// <summary>The attribute, without its brackets.</summary>
    public Location Attribute => network.Call;

    /// <summary>The location of an argument, or of the whole layer where the argument is null or not written.</summary>
    /// <param name="layer">Number of the layer, that of an input or output, or <see cref="Finding.WholeNetwork"/>.</param>
    /// <param name="argument">The parameter's or the attribute's property's name, or null.</param>
    public Location Of(int layer, string? argument) => layer switch
    {
        _ when Finding.InputOf(layer) is >= 0 and var input && input < inputs.Length => inputs[input],
        _ when Finding.HeadOf(layer) is >= 0 and var head && head < heads.Length => heads[head].Of(argument),
        _ when layer >= 0 && layer < layers.Length => layers[layer].Of(argument),
        _ => network.Of(argument),
    };
}
