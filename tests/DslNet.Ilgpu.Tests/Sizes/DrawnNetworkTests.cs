using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests;
using DslNet.Compiler.Tests.RandomNetworks;
using DslNet.Ilgpu.Tests.Harness;
using FsCheck;

namespace DslNet.Ilgpu.Tests.Sizes;

/// <summary>
/// Networks drawn by a seed: dense ones of all widths, and ones whose windows have kernels of 1 to 7, strides of 1 to 3 and paddings of 0 to 3.
/// DSLNET_LAW_SEED and DSLNET_LAW_FACTOR make a longer search of it.
/// </summary>
public class DrawnNetworkTests
{
    private const int OfEach = 15;

    [Fact]
    public void Drawn_networks_do_the_same_on_an_accelerator() => Check(Graphs(DefinitionDraw.Any, seed: 81));

    [Fact]
    public void Drawn_windows_do_the_same_on_an_accelerator() => Check(Graphs(DefinitionDraw.Windowed, seed: 82));

    private static void Check(List<NetworkGraph> graphs)
    {
        graphs.Count.ShouldBeGreaterThanOrEqualTo(OfEach);
        Dictionary<string, Type> networks = EmittedNetworks.Load(graphs.Select((graph, number) => (Name(number), graph)));
        for (int number = 0; number < graphs.Count; number++)
        {
            Named.Run($"{graphs[number].Options.Loss}: {graphs[number]}", () => SameEverywhere.Check(networks[Name(number)], rows: 5, batchSize: 6));
        }
    }

    private static string Name(int number) => FormattableString.Invariant($"Drawn{number}");

    private static List<NetworkGraph> Graphs(Arbitrary<DefinitionTree> trees, ulong seed)
    {
        List<NetworkGraph> graphs = [];
        Laws.Hold(trees, OfEach, tree => graphs.Add(tree.ToGraph()), seed);
        return graphs;
    }
}
