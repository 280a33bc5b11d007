using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Reading;

namespace DslNet.FrontEnd.Values;

/// <summary>A recurrence's cell and the source locations of its layers.</summary>
internal sealed record PlacedCell(ArgumentValue.Cell Value, ImmutableArray<LayerPlace> Places)
{
    /// <summary>The graph from a step and the state to the next state; null where that reads a value from outside.</summary>
    public static PlacedCell? Of(PlacedValue step, PlacedValue state, PlacedValue output)
    {
        Dictionary<PlacedValue, GraphSource> sources = new() { [step] = GraphSource.OfInput(0), [state] = GraphSource.OfInput(1) };
        List<GraphNode> nodes = [];
        List<LayerPlace> places = [];
        foreach (PlacedValue value in GraphBuilder.Order([output]).Where(value => !sources.ContainsKey(value)))
        {
            if (value.Layer is not { } layer)
            {
                return null;
            }

            sources[value] = GraphSource.OfNode(nodes.Count);
            nodes.Add(new GraphNode(layer.Node, value.Sources.Select(source => sources[source]).ToEquatableArray()));
            places.Add(layer.Place);
        }

        return new PlacedCell(new ArgumentValue.Cell(nodes.ToEquatableArray(), sources[output]), [.. places]);
    }
}
