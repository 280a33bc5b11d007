#if !REAL_ILGPU
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Launches;

/// <summary>A launch costs microseconds, whatever it does: a dense layer gets three for forward, backward and update, the loss three more.</summary>
public class FewLaunchesTests
{
    private static readonly (LossKind Loss, string Last)[] Losses =
    [
        (LossKind.CrossEntropy, "Softmax"), (LossKind.BinaryCrossEntropy, "Sigmoid"), (LossKind.MeanSquaredError, ""), (LossKind.MeanAbsoluteError, ""), (LossKind.Huber, ""),
    ];

    private static readonly string[] Activations = ["Relu", "Gelu", "Dropout"];

    private static readonly Lazy<Dictionary<string, Type>> Networks = new(() => EmittedNetworks.Load(
        from loss in Losses
        from activation in Activations
        from depth in new[] { 1, 2, 4 }
        select (Name(loss.Loss, activation, depth), Plain(loss.Loss, loss.Last, activation, depth))));

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach ((LossKind loss, string activation, int depth) in from loss in Losses from activation in Activations from depth in new[] { 1, 2, 4 } select (loss.Loss, activation, depth))
            {
                cases.Add(Name(loss, activation, depth), depth);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Three_for_a_dense_layer_and_three_for_the_loss_are_enough(string name, int denseLayers)
    {
        using NetworkPair pair = NetworkPair.Of(Networks.Value[name], batchSize: 4, threadsPerGroup: 16);
        pair.Accelerator.SkipsKernels = true;
        Batch batch = Batch.Draw(pair.Cpu.Info, rows: 4, seed: 1);
        int before = pair.Accelerator.Launches;
        pair.Gpu.TrainStep(batch.Input, batch.Target, new Adam());
        (pair.Accelerator.Launches - before).ShouldBeLessThanOrEqualTo((3 * denseLayers) + 3);
    }

    private static string Name(LossKind loss, string activation, int depth) => InvariantText.Of($"{loss}{activation}{depth}");

    private static NetworkGraph Plain(LossKind loss, string last, string activation, int depth) => OpNetworks.Graph(
        loss,
        [7],
        [.. Enumerable.Range(0, depth - 1).SelectMany(_ => new[] { OpNetworks.Dense(9), OpNetworks.Sample(activation) }), OpNetworks.Dense(3), .. last.Length > 0 ? new[] { OpNetworks.Layer(last) } : []]);
}
#endif
