using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>Counts the bytes that a network's calls allocate after the first one. To be asked from tests that run alone in the process.</summary>
internal static class Allocations
{
    /// <summary>No call allocates anything, on any thread.</summary>
    /// <param name="drawn">What a failure shows.</param>
    public static void ShouldBeNone(INetwork network, NetworkGraph graph, int rows, object drawn)
    {
        Samples samples = Samples.Draw(graph, network.Info.Input.Size, network.Info.Output.Size, rows, new Random(1));
        float[] input = samples.InputFloats;
        float[] target = samples.TargetFloats;
        float[] output = new float[rows * network.Info.Output.Size];
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

    private static void Check(object drawn, string call, Action action)
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
