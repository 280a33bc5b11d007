using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The nodes from an output back to the layer that computes it, through layers that are identities, such as a Tap: <c>Softmax >> Tap("p")</c>
/// ends in a Softmax.
/// </summary>
internal static class OutputTrail
{
    /// <summary>Indices of the nodes, that of the output's last layer at the end; empty where an input is the output.</summary>
    public static IReadOnlyList<int> Of(NetworkGraph graph, GraphHead head)
    {
        List<int> trail = [];
        for (GraphSource source = head.Source; !source.IsInput; source = graph.Nodes[source.Index].Sources[0])
        {
            trail.Add(source.Index);
            if (!OpTable.Is(graph.Nodes[source.Index].Layer, LayerTraits.PassesValue))
            {
                break;
            }
        }

        return trail;
    }

    /// <summary>The index of the output's last layer, or null where there is none.</summary>
    public static int? LastOf(NetworkGraph graph, GraphHead head) =>
        Of(graph, head) is { Count: > 0 } trail && trail[trail.Count - 1] is var last && !OpTable.Is(graph.Nodes[last].Layer, LayerTraits.PassesValue) ? last : null;
}
