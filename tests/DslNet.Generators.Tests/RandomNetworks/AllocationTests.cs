namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>Alone in the process, so that the count of all threads' allocations is the network's own.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public class AllocationTests
{
    private const int Rows = 9;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nothing_is_allocated_after_the_first_call(int threads)
    {
        foreach (DrawnNetwork drawn in DrawnNetworks.All)
        {
            using INetwork network = GeneratedNetworks.Create(drawn, Rows, seed: 1, threads);
            Allocations.ShouldBeNone(network, drawn.Graph, Rows, drawn);
        }
    }
}
