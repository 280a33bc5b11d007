using System.Numerics.Tensors;
using DslNet.Data;
using DslNet.Reports;
using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>Programs as the documentation shows them: they compile, and they run.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_training_program_runs_from_data_to_accuracy()
    {
        DataSplit split = Datasets.Iris().Split(validation: 0.15, test: 0.15, seed: 1);
        Standardizer scale = Standardizer.Fit(split.Train);
        split = split.Apply(scale);

        using var network = new FlowerNet(batchSize: 16, seed: 42, threads: 1);
        network.Mode.ShouldBe(Mode.Train);
        History history = network.Fit(split.Train, new Adam(learningRate: 1e-2f), new FitOptions
        {
            Epochs = 30,
            Validation = split.Validation,
            Schedule = Schedule.Cosine(),
            EarlyStopping = new EarlyStopping(patience: 10),
        });

        network.Mode.ShouldBe(Mode.Eval);
        history.Count.ShouldBeInRange(1, 30);
        Evaluation result = network.Evaluate(split.Test);
        result.Classification!.Accuracy.ShouldBeGreaterThan(0.85);
        ConsoleProgress.Default.ShouldNotBeNull();
    }

    [Fact]
    public void Every_optimizer_is_made_as_documented_and_takes_a_step()
    {
        Optimizer[] optimizers =
        [
            new Sgd(0.1f), new Sgd(learningRate: 0.1f, momentum: 0.9f, nesterov: true, weightDecay: 1e-4f),
            new Adam(), new Adam(learningRate: 1e-3f, beta1: 0.9f, beta2: 0.999f, epsilon: 1e-8f),
            new AdamW(weightDecay: 0.01f), new RmsProp(learningRate: 1e-2f, decay: 0.99f, epsilon: 1e-8f, momentum: 0), new Adagrad(learningRate: 1e-2f, epsilon: 1e-10f),
            new Adam(amsgrad: true), new AdamW(amsgrad: true), new NAdam(learningRate: 2e-3f, beta1: 0.9f, beta2: 0.999f, epsilon: 1e-8f, weightDecay: 0, momentumDecay: 4e-3f),
            new AdamW(1e-3f, weightDecay: 0.01f) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()] },
        ];
        foreach (Optimizer optimizer in optimizers)
        {
            using var network = new FlowerNet(batchSize: 4, seed: 1, threads: 1);
            optimizer.ClipNorm = 1;
            float before = network.Dense3.Weight[0, 0];
            network.TrainStep([1, 2, 3, 4, 4, 3, 2, 1, 0, 5, 1, 2, 2, 2, 9, 0], [0, 2, 1, 1], optimizer);
            network.Dense3.Weight[0, 0].ShouldNotBe(before, optimizer.GetType().Name);
            optimizer.GradientNorm.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Every_schedule_is_made_as_documented()
    {
        Schedule[] schedules =
        [
            Schedule.Constant, Schedule.Step(every: 10, factor: 0.5f), Schedule.Exponential(0.99f), Schedule.Cosine(steps: 100, minimum: 0), Schedule.Cosine(100),
            Schedule.OneCycle(maximum: 0.1f, steps: 100), Schedule.Warmup(10).Then(Schedule.Cosine(90)), Schedule.ReduceOnPlateau(factor: 0.1f, patience: 10),
        ];
        schedules.ShouldAllBe(schedule => schedule.Rate(5, 0.1f) > 0);
    }

    [Fact]
    public void What_is_generated_has_the_documented_members()
    {
        FlowerNet.InputSize.ShouldBe(4);
        FlowerNet.OutputSize.ShouldBe(3);
        FlowerNet.Info.ConnectionCount.ShouldBe((4 * 16) + (16 * 8) + (8 * 3));
        FlowerNet.Info.Memory(32, new Adam()).Total.ShouldBeGreaterThan(0);
        FlowerNet.Info.LargestBatch(1 << 20, new Adam()).ShouldBeGreaterThan(32);

        using FlowerNet network = Make<FlowerNet>();
        network.Eval();
        float[] output = new float[3];
        network.Forward([1, 2, 3, 4], output);
        output.Sum().ShouldBe(1, 1e-5);
        float[] weight = new float[FlowerNet.InputSize * 16];
        network.Dense1.CopyWeightTo(new TensorSpan<float>(weight, [4, 16]));
        weight[17].ShouldBe(network.Dense1.Weight[1, 1]);
        network.Dense1.Bias[3] = 0.5f;
        network.Dense1.Bias[3].ShouldBe(0.5f);
        network.Regularization = new Regularization(0, 0.01f);
    }

    [Fact]
    public void A_definition_run_is_a_value_that_tells_its_layers() =>
        FlowerNet.Described.ToString().ShouldStartWith("Input(4) >> Dense(units: 16, init: Auto, bias: true, name: null) >> BatchNorm(");

    private static TNetwork Make<TNetwork>()
        where TNetwork : INetwork<TNetwork> => TNetwork.Create(8, 1, 1);
}

/// <summary>Three kinds of iris, with blocks made by a helper.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class FlowerNet
{
    public static Net Described => Define();

    static Layer Block(int width, float rate) => Dense(width) >> BatchNorm() >> Relu >> Dropout(rate);

    static Net Define() => Input(4) >> Repeat(2, i => Block(16 >> i, 0.1f)) >> Dense(3) >> Softmax;
}
