using DslNet.Compiler.Tests.RandomNetworks;

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
            Samples samples = Samples.Draw(drawn.Graph, network.Info.Input.Size, network.Info.Output.Size, Rows, new Random(1));
            float[] input = samples.InputFloats;
            float[] target = samples.TargetFloats;
            float[] output = new float[Rows * network.Info.Output.Size];
            Check(drawn, "Forward", () => network.Forward(input, output));
            Check(drawn, "Predict", () => network.Predict(input, output));
            if (network.Info.Loss != Loss.None)
            {
                Adam optimizer = new();
                Check(drawn, "Backward", () => network.Backward(input, target));
                Check(drawn, "Step", () => optimizer.Step(network));
                Check(drawn, "TrainStep", () => network.TrainStep(input, target, optimizer));
            }
        }
    }

    private static void Check(DrawnNetwork drawn, string call, Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0, $"bytes allocated by the caller of {call}: {drawn}");

        // The runtime and the test's host allocate by themselves now and then, for seconds while the process is young; the network must not ever:
        // the least of many counts is its own.
        long allocated = long.MaxValue;
        for (int attempt = 0; attempt < 200 && allocated > 0; attempt++)
        {
            if (attempt >= 20)
            {
                Thread.Sleep(20);
            }

            before = GC.GetTotalAllocatedBytes(precise: true);
            action();
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        allocated.ShouldBe(0, $"bytes allocated by all threads in {call}: {drawn}");
    }
}
