using DslNet.Data;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Training;

/// <summary>Whole trainings, with all that Fit knows, go on an accelerator as on the CPU.</summary>
public class FitTests
{
    /// <summary>Rounding differs, and grows from step to step: over some dozens of steps to a thousandth of the loss, at most.</summary>
    private const double Drift = 1e-3;

    private static readonly DataSplit Iris = Scaled(Datasets.Iris().Split(seed: 3));

    private static readonly DataSplit Digits = Scaled(Datasets.Digits().Rows(..400).Split(seed: 3));

    [Fact]
    public void Iris_with_dropout() => Same(typeof(FlowerNet), 16, Iris, () => new Adam(0.01f), new FitOptions { Epochs = 5, Validation = Iris.Validation, Seed = 4 });

    [Fact]
    public void Digits_with_dropout_and_batch_norm() =>
        Same(typeof(FigureNet), 32, Digits, () => new Sgd(0.05f, momentum: 0.9f), new FitOptions { Epochs = 3, Validation = Digits.Validation, Schedule = Schedule.Cosine() });

    /// <summary>64 rows and 5 left over: the last batch is smaller, and none is a single row.</summary>
    [Fact]
    public void Several_batches_for_a_step() =>
        Same(typeof(FigureNet), 23, Digits, () => new Adam(0.005f) { ClipNorm = 0.5f }, new FitOptions { Epochs = 2, BatchesPerStep = 3, Validation = Digits.Validation });

    [Fact]
    public void A_loss_of_one_s_own()
    {
        DataSplit split = Datasets.Diabetes().Split(seed: 1);
        split = TargetStandardizer.Fit(split.Train).Apply(Scaled(split));
        Same(typeof(OwnLossNet), 64, split, () => new RmsProp(0.005f), new FitOptions { Epochs = 2, Validation = split.Validation });
    }

    [Fact]
    public void Early_stopping_puts_back_the_best_epoch()
    {
        // A rate this high makes the loss go up soon.
        FitOptions options = new() { Epochs = 30, Validation = Iris.Validation, EarlyStopping = new EarlyStopping(patience: 2), Seed = 1 };
        using NetworkPair pair = NetworkPair.Of(typeof(FlowerNet), 16);
        History here = pair.Cpu.Fit(Iris.Train, new Sgd(0.5f), options), there = pair.Gpu.Fit(Iris.Train, new Sgd(0.5f), options);
        there.StoppedEarly.ShouldBeTrue();
        there.Count.ShouldBe(here.Count);
        there.Best.Epoch.ShouldBe(here.Best.Epoch);
        pair.Gpu.Mode.ShouldBe(Mode.Eval);
        pair.Gpu.Evaluate(Iris.Validation).Loss.ShouldBe(there.Best.ValidationLoss!.Value, 1e-6);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_found_where_it_arose()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(FlowerNet), 16);
        float[] broken = pair.Cpu.Parameters();
        broken[3] = float.NaN;
        string[] messages = [.. new[] { pair.Cpu, pair.Gpu }.Select(network =>
        {
            network.SetParameters(broken);
            return Should.Throw<NonFiniteLossException>(() => network.Fit(Iris.Train, new Sgd(0.1f))).Message;
        })];
        messages[1].ShouldBe(messages[0]);
        messages[1].ShouldContain("layer dense1");
        pair.Gpu.Parameters().ShouldBe(broken);
    }

    private static void Same(Type type, int batchSize, DataSplit split, Func<Optimizer> make, FitOptions options)
    {
        using NetworkPair pair = NetworkPair.Of(type, batchSize, seed: 2, threadsPerGroup: 2);
        float[] untrained = pair.Gpu.Parameters();
        History here = pair.Cpu.Fit(split.Train, make(), options), there = pair.Gpu.Fit(split.Train, make(), options);
        there.Count.ShouldBe(here.Count);
        foreach ((EpochRecord expected, EpochRecord actual) in here.Zip(there))
        {
            actual.TrainLoss.ShouldBe(expected.TrainLoss, Drift * expected.TrainLoss, actual.ToString());
            actual.ValidationLoss!.Value.ShouldBe(expected.ValidationLoss!.Value, Drift * expected.ValidationLoss.Value, actual.ToString());
            actual.ValidationAccuracy.ShouldBe(expected.ValidationAccuracy);
            actual.GradientNorm.ShouldBe(expected.GradientNorm, Drift * expected.GradientNorm);
            actual.LearningRate.ShouldBe(expected.LearningRate);
        }

        pair.Gpu.Parameters().ShouldNotBe(untrained);
        there.Last.TrainLoss.ShouldBeLessThan(there[0].TrainLoss);
        pair.Gpu.Evaluate(split.Test).ToString().ShouldNotBeEmpty();
        pair.Gpu.Evaluate(split.Test).Loss.ShouldBe(pair.Cpu.Evaluate(split.Test).Loss, Drift);
    }

    private static DataSplit Scaled(DataSplit split) => split.Apply(Standardizer.Fit(split.Train));
}
