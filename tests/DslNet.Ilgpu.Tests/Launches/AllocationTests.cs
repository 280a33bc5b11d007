#if !REAL_ILGPU
using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;

namespace DslNet.Ilgpu.Tests.Launches;

/// <summary>
/// Nothing is allocated in a step by the thread that asks for it, which on the stand-in also runs a part of each kernel. What ILGPU itself
/// allocates in a launch, this can't tell.
/// </summary>
public class AllocationTests
{
    private const int Rows = 5;

    private static readonly (Type Network, Func<Optimizer> Make)[] All =
    [
        (typeof(FigureNet), () => new Adam()),
        (typeof(FlowerNet), () => new Sgd(0.1f, momentum: 0.9f) { ClipNorm = 1, ClipValue = 0.5f }),
        (typeof(ConvBatchNormNet), () => new RmsProp()),
        (typeof(SpeechNet), () => new Adagrad()),
        (typeof(OwnLossNet), () => new AdamW()),
    ];

    public static TheoryData<int, int> Cases
    {
        get
        {
            TheoryData<int, int> cases = [];
            foreach (int threads in new[] { 1, 4 })
            {
                for (int number = 0; number < All.Length; number++)
                {
                    cases.Add(number, threads);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_allocated_after_the_first_call(int number, int threadsPerGroup)
    {
        (Type type, Func<Optimizer> make) = All[number];
        using NetworkPair pair = NetworkPair.Of(type, Rows, threadsPerGroup: threadsPerGroup);
        INetwork network = pair.Gpu;
        Batch batch = Batch.Draw(network.Info, Rows, seed: 1);
        float[] input = batch.Input, target = batch.Target, many = [.. input, .. input, .. input[..network.Info.Input.Size]];
        int[] labels = new int[Rows];
        float[] output = new float[Rows * network.Info.Output.Size], outputs = new float[((2 * Rows) + 1) * network.Info.Output.Size];
        Optimizer optimizer = make();
        Check("TrainStep", () => network.TrainStep(input, target, optimizer));
        Check("Backward", () => network.Backward(input, target));
        Check("Step", () => optimizer.Step(network));
        Check("GradientNorm", () => _ = optimizer.GradientNorm);
        Check("Forward", () => network.Forward(input, output));
        Check("Predict", () => network.Predict(many, outputs));
        if (network.Info.Loss == Loss.CrossEntropy)
        {
            Check("TrainStep with labels", () => network.TrainStep(input, labels, optimizer));
        }
    }

    private static void Check(string call, Action action)
    {
        // Two calls: the first takes memory, and which of the stand-in's threads first needs shared memory is chance.
        action();
        action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0, $"bytes allocated in {call}");
    }
}
#endif
