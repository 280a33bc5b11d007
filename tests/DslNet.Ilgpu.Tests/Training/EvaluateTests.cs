using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Training;

/// <summary>An evaluation on an accelerator has its losses from logits, as one on the CPU has.</summary>
public class EvaluateTests
{
    // PyTorch 1.13, doubles: F.binary_cross_entropy_with_logits, whose second logit is 0 (log 2), and F.cross_entropy.
    [Theory]
    [InlineData(typeof(TwoLabelNet), 200, 0, (200 + 0.6931471805599453) / 2)]
    [InlineData(typeof(TwoLabelNet), -1000, 1, (1000 + 0.6931471805599453) / 2)]
    [InlineData(typeof(TwoClassNet), 200, 0, 200)]
    [InlineData(typeof(TwoClassNet), -1000, 1, 1000)]
    public void A_loss_of_a_sure_mistake_does_not_saturate(Type type, float logit, float first, double expected)
    {
        using NetworkPair pair = NetworkPair.Of(type, 2);
        float[] identity = [1, 0, 0, 1, 0, 0];
        pair.Cpu.SetParameters(identity);
        pair.Gpu.SetParameters(identity);
        float second = 1 - first;
        var set = new TestSet([logit, 0, logit, 0, logit, 0], [first, second, first, second, first, second], targetSize: 2);

        pair.Cpu.Evaluate(set).Loss.ShouldBe(expected, 1e-9);
        pair.Gpu.Evaluate(set).Loss.ShouldBe(expected, 1e-9);
        pair.Gpu.SampleLosses(set).ShouldAllBe(loss => Math.Abs(loss - expected) < 1e-9);
    }

    [Theory]
    [InlineData(typeof(LabelMapNet))]
    [InlineData(typeof(FlowerNet))]
    public void Both_evaluate_alike(Type type)
    {
        using NetworkPair pair = NetworkPair.Of(type, 3);
        NetworkInfo info = pair.Cpu.Info;
        Random random = new(3);
        float[] inputs = [.. Enumerable.Range(0, 7 * info.Input.Size).Select(_ => (float)random.NextDouble())];
        TestSet set = info.Loss == Loss.CrossEntropy
            ? new TestSet(inputs, [.. Enumerable.Range(0, 7).Select(_ => random.Next(info.Output.Size))], info.Output.Size)
            : new TestSet(inputs, [.. Enumerable.Range(0, 7 * info.Output.Size).Select(_ => (float)random.Next(2))], info.Output.Size);

        Evaluation expected = pair.Cpu.Evaluate(set), actual = pair.Gpu.Evaluate(set);

        actual.Loss.ShouldBe(expected.Loss, 1e-5);
        actual.Classification!.Accuracy.ShouldBe(expected.Classification!.Accuracy);
        (actual.MultiLabel?.Macro).ShouldBe(expected.MultiLabel?.Macro);
    }
}
