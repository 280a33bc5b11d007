using DslNet.Data;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Training;

/// <summary>Callbacks of a training on an accelerator may read its network, and not change it.</summary>
public class CallbackTests
{
    [Fact]
    public void What_would_change_the_network_is_refused_and_changes_nothing()
    {
        TrainingSet train = Datasets.Iris().AsTrainingSet();
        float[] Trained(List<Exception?>? refusals)
        {
            using NetworkPair pair = NetworkPair.Of(typeof(FlowerNet), 25, seed: 6, threadsPerGroup: 2);
            INetwork gpu = pair.Gpu;
            Adam optimizer = new(0.01f);
            float[] parameters = gpu.Parameters(), input = new float[gpu.Info.Input.Size], output = new float[gpu.Info.Output.Size];
            Action[] changes =
            [
                () => gpu.SetParameters(parameters),
                () => gpu.SetBuffers(new float[gpu.Info.BufferCount]),
                () => gpu.SetGradients(parameters),
                () => gpu.Initialize(3),
                () => gpu.Backward(input, [0]),
                () => gpu.TrainStep(input, [0], optimizer),
                () => gpu.Forward(input, output),
                () => optimizer.Step(gpu),
                () => gpu.Fit(train, new Adam()),
            ];
            gpu.Fit(train, optimizer, new FitOptions
            {
                Epochs = 2,
                StopWhen = _ =>
                {
                    optimizer.GradientNorm.ShouldBeGreaterThan(0);
                    gpu.Predict(input, output);
                    refusals?.AddRange(changes.Select(Record.Exception));
                    return false;
                },
            });
            return gpu.Parameters();
        }

        List<Exception?> refusals = [];
        Trained(refusals).ShouldBe(Trained(null));
        refusals.Count.ShouldBe(18);
        refusals.ShouldAllBe(refusal => refusal is InvalidOperationException);
    }
}
