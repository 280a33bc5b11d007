using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Graphs drawn by FsCheck, the same for all tests of this folder: all are read, the first of them generated. DSLNET_LAW_FACTOR=3 makes it three times as many.</summary>
public static class DrawnGraphs
{
    private const int Drawn = 250;

    /// <summary>More than 200.</summary>
    public static IReadOnlyList<DrawnGraph> All { get; } = Draw();

    private static List<DrawnGraph> Draw()
    {
        List<DrawnGraph> graphs = [];
        Laws.Hold(
            GraphDraw.Trained,
            Drawn,
            drawn =>
            {
                NetworkGraph graph = CanonicalGraph.Of(CanonicalGraph.WithOperators(drawn, new Random(graphs.Count)));
                if (GraphPrinter.IsPrintable(graph))
                {
                    graphs.Add(new DrawnGraph(graphs.Count, graph));
                }
            },
            seed: 73);
        return graphs;
    }
}
