using DslNet.Generators.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Alone in the process, so that the count of all threads' allocations is the network's own.</summary>
[Collection(nameof(AllocationTests))]
public class GraphAllocationTests
{
    private const int Rows = 9;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nothing_is_allocated_after_the_first_call(int threads)
    {
        foreach (DrawnGraph graph in GeneratedGraphs.All)
        {
            using INetwork network = GeneratedGraphs.Create(graph, Rows, seed: 1, threads);
            Allocations.ShouldBeNone(network, graph.Graph, Rows, graph);
        }
    }
}
