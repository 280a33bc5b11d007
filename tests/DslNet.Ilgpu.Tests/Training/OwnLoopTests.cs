using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;
using DslNet.Tests.Networks;
using DslNet.Tests.Training;

namespace DslNet.Ilgpu.Tests.Training;

/// <summary>What a loop of one's own asks of a network, on an accelerator as on the CPU.</summary>
public sealed class OwnLoopTests : IDisposable
{
    private const int Rows = 6;

    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-device-loop-").FullName;

    [Theory]
    [InlineData(typeof(InputDenseNet))]
    [InlineData(typeof(InputImageNet))]
    [InlineData(typeof(InputWidePixelsNet))]
    [InlineData(typeof(InputBatchNormNet))]
    [InlineData(typeof(InputResidualNet))]
    public void The_gradient_by_the_input_is_the_CPU_s(Type network)
    {
        using NetworkPair pair = NetworkPair.Of(network, Rows);
        Batch batch = Batch.Draw(pair.Cpu.Info, Rows, seed: 2);
        float[] here = new float[batch.Input.Length], there = new float[batch.Input.Length];
        Should.Throw<InvalidOperationException>(() => pair.Gpu.GetInputGradient(there)).Message.ShouldContain("the last pass");
        pair.Cpu.Backward(batch.Input, batch.Target);
        pair.Gpu.Backward(batch.Input, batch.Target);
        pair.Cpu.GetInputGradient(here);
        pair.Gpu.GetInputGradient(there);
        there.ShouldBeCloseTo(here, "gradient by the input");
        pair.ShouldAgree("after Backward");
    }

    [Fact]
    public void Gradients_that_are_set_are_stepped_with()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(TanhRegressionNet), Rows);
        float[] given = [.. Enumerable.Range(0, pair.Cpu.Info.ParameterCount).Select(i => ((i % 13) - 6) / 8f)];
        Adam here = new(0.01f) { ClipNorm = 1 }, there = new(0.01f) { ClipNorm = 1 };
        pair.Cpu.SetGradients(given);
        pair.Gpu.SetGradients(given);
        here.Step(pair.Cpu);
        there.Step(pair.Gpu);
        pair.ShouldAgree("after a step");
        there.GradientNorm.ShouldBe(here.GradientNorm, 1e-5f * here.GradientNorm);
        Should.Throw<InvalidOperationException>(() => pair.Gpu.GetInputGradient(new float[6])).Message.ShouldContain("InputGradient = true");
    }

    [Fact]
    public void Weights_are_averaged_there()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(BatchNormReluNet), Rows);
        WeightAverage here = new(0.8f), there = new(0.8f);
        Sgd cpu = new(0.1f), gpu = new(0.1f);
        for (int step = 0; step < 4; step++)
        {
            Batch batch = Batch.Draw(pair.Cpu.Info, Rows, seed: step);
            pair.Cpu.TrainStep(batch.Input, batch.Target, cpu);
            pair.Gpu.TrainStep(batch.Input, batch.Target, gpu);
            here.Update(pair.Cpu);
            there.Update(pair.Gpu);
            new[] { gpu.GradientNorm }.ShouldBeCloseTo([cpu.GradientNorm], "gradient norm");
            pair.ShouldAgree($"after step {step}");
        }

        here.CopyTo(pair.Cpu);
        there.CopyTo(pair.Gpu);
        pair.ShouldAgree("averaged", gradients: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_checkpoint_goes_on_with_groups_averages_and_optimizers_of_one_s_own(bool own)
    {
        string path = Path.Combine(folder, "training.checkpoint");
        Batch rows = Batch.Draw(TanhRegressionNet.Info, 24, seed: 5);
        var train = new TrainingSet(rows.Input, rows.Target, TanhRegressionNet.OutputSize);
        float[] Run(int epochs, string? file)
        {
            using NetworkPair pair = NetworkPair.Of(typeof(TanhRegressionNet), Rows);
            ParameterGroup[] groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()];
            Optimizer optimizer = own ? new OwnSgd(0.05f, 0.9f, 0.1f) { Groups = groups } : new AdamW(0.01f, weightDecay: 0.1f, amsgrad: true) { Groups = groups };
            pair.Gpu.Fit(train, optimizer, new FitOptions { Epochs = epochs, Averaging = new WeightAverage(0.7f), Checkpoint = file is null ? null : new Checkpoint(file) });
            float[] parameters = new float[TanhRegressionNet.ParameterCount];
            pair.Gpu.GetParameters(parameters);
            return parameters;
        }

        float[] expected = Run(4, null);
        Run(2, path);
        Run(4, path).ShouldBe(expected);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
