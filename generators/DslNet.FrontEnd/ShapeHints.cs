using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Passes;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>The output shape of each layer, at its source location.</summary>
public static class ShapeHints
{
    /// <summary>One hint per location: a layer that is written once and repeated shows its shapes in sequence. None where the definition has errors.</summary>
    public static IEnumerable<(Location Place, string Text)> Of(DefinitionReading reading, CancellationToken cancellation)
    {
        if (reading.Graph is not { } graph || ShapeInference.Run(graph, cancellation) is not { Findings.Count: 0, Table: var table })
        {
            return [];
        }

        return table
            .Select((layer, number) => (layer.Name, Shape: layer.Output.ToString(), Place: reading.Locations.Of(number, null)))
            .GroupBy(layer => layer.Place)
            .Select(layers => (layers.Key, Text(layers.First().Name, [.. layers.Select(layer => layer.Shape).Distinct()])));
    }

    private static string Text(string name, string[] shapes) => $"{name} puts out {string.Join(", then ", shapes)}";
}
