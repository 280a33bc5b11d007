using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler;

/// <summary>The names in a definition that become generated members, as far as it could be read.</summary>
/// <param name="Inputs">The names of the inputs.</param>
/// <param name="Outputs">The names of the outputs.</param>
/// <param name="Taps">The names of the taps.</param>
/// <param name="Viewed">The names of the layers with parameters, which have views.</param>
public sealed record NetworkSurface(IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<string> Taps, IReadOnlyList<string> Viewed)
{
    /// <summary>The surface of a network that couldn't be read.</summary>
    public static NetworkSurface Unknown { get; } = new(["input"], ["output"], [], []);

    /// <summary>The surface of a graph, or <see cref="Unknown"/> for null.</summary>
    public static NetworkSurface Of(NetworkGraph? graph) => graph is null ? Unknown : new NetworkSurface(
        [.. Ends(graph).Take(graph.Inputs.Count)],
        [.. Ends(graph).Skip(graph.Inputs.Count)],
        [.. graph.AllLayers.Where(layer => OpTable.Is(layer, LayerTraits.NamesValue)).Select(layer => layer.Name).OfType<string>().Distinct()],
        [.. Naming.ViewedIn(graph)]);

    /// <summary>The names of inputs and outputs. Invalid and duplicate names are reported elsewhere; here they are replaced, so that one error doesn't cause others.</summary>
    private static IReadOnlyList<string> Ends(NetworkGraph graph)
    {
        (string? Name, string Otherwise)[] ends =
        [
            .. graph.Inputs.Select((input, index) => (input.Name, Naming.Unnamed(graph, index))),
            .. graph.Heads.Select(head => (head.Name, "output")),
        ];
        HashSet<string> said = [.. ends.Select(end => end.Name).OfType<string>()], taken = [];
        List<string> names = [];
        foreach ((string? name, string otherwise) in ends)
        {
            string free = name is not null && Naming.ParameterProblem(name) is null && !taken.Contains(name) ? name : otherwise;
            while (taken.Contains(free) || (free != name && said.Contains(free)))
            {
                free += "_";
            }

            taken.Add(free);
            names.Add(free);
        }

        return names;
    }
}
