using DslNet.Data;

namespace DslNet.Tests.Training;

/// <summary>The moving average of weights and buffers: alone, against PyTorch 1.13's AveragedModel (float64, use_buffers), and in Fit.</summary>
public sealed class WeightAverageTests : IDisposable
{
    private static readonly DataSplit Iris = Datasets.Iris().Split(validation: 0.2, test: 0.2, seed: 1);

    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-average-").FullName;

    [Fact]
    public void It_is_PyTorch_s()
    {
        // The update, three weights, two buffers.
        double[][] expected =
        [
            [1, 0.25, 0.625, -0.375, 0.5, -0.75],
            [2, 0.2, 0.575, -0.2875, 0.45, -0.625],
            [5, 0.170175, 0.4338, -0.2170875, 0.38005, -0.425625],
            [20, 0.05929677435, 0.02595046542, -0.09697794487, 0.08948050717, -0.04165590119],
        ];
        using TinyNetwork network = new(2, 1, Loss.MeanSquaredError, statistics: true);
        using TinyNetwork other = new(2, 1, Loss.MeanSquaredError, statistics: true);
        var average = new WeightAverage(0.9f);
        for (int update = 1; update <= 20; update++)
        {
            network.SetParameters([Weight(update, 0), Weight(update, 1), Weight(update, 2)]);
            network.SetBuffers([Buffer(update, 0), Buffer(update, 1)]);
            average.Update(network);
            if (expected.FirstOrDefault(row => row[0] == update) is { } values)
            {
                average.CopyTo(other);
                float[] actual = [.. other.Parameters, .. other.Buffers];
                for (int i = 0; i < actual.Length; i++)
                {
                    ((double)actual[i]).ShouldBe(values[i + 1], 1e-6, $"update {update}, number {i}");
                }
            }
        }

        average.Updates.ShouldBe(20);
        network.Parameters.ShouldBe([Weight(20, 0), Weight(20, 1), Weight(20, 2)]);
    }

    /// <summary>What Fit judges, keeps and leaves behind is the average of the steps that a plain Fit takes.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Fit_judges_and_leaves_the_average(int threads, int batchesPerStep)
    {
        var options = new FitOptions { Epochs = 3, Validation = Iris.Validation, BatchesPerStep = batchesPerStep };
        using PlainNet plain = new(16, seed: 3, threads: 1), averaged = new(16, seed: 3, threads), expected = new(16);
        var byHand = new WeightAverage(0.8f);
        List<double> losses = [];
        History history = averaged.Fit(Iris.Train, new Sgd(0.1f, 0.9f), options with { Averaging = new WeightAverage(0.8f) });
        History own = plain.Fit(Iris.Train, new Sgd(0.1f, 0.9f), options with { Progress = new EachStep(plain, batchesPerStep, byHand, () => losses.Add(Judged(byHand, expected))) });

        byHand.CopyTo(expected);
        ParametersOf(averaged).ShouldBe(ParametersOf(expected));
        history.Select(epoch => epoch.ValidationLoss).ShouldBe(losses.Select(loss => (double?)loss));
        history.Select(epoch => epoch.TrainLoss).ShouldBe(own.Select(epoch => epoch.TrainLoss));
        ParametersOf(averaged).ShouldNotBe(ParametersOf(plain));
    }

    [Fact]
    public void Early_stopping_keeps_the_best_average()
    {
        using PlainNet network = new(16, seed: 3, threads: 1);
        History history = network.Fit(Iris.Train, new Sgd(0.5f, 0.9f), new FitOptions { Epochs = 12, Validation = Iris.Validation, EarlyStopping = new EarlyStopping(12), Averaging = new WeightAverage(0.7f) });
        network.Evaluate(Iris.Validation).Loss.ShouldBe(history.Best.ValidationLoss!.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_checkpoint_goes_on_with_it(bool stopping)
    {
        string path = Path.Combine(folder, "average.checkpoint");
        float[] Run(int epochs, string? file, float decay = 0.9f)
        {
            using PlainNet network = new(16, seed: 3, threads: 2);
            network.Fit(Iris.Train, new Adam(0.02f), new FitOptions
            {
                Epochs = epochs,
                Validation = Iris.Validation,
                EarlyStopping = stopping ? new EarlyStopping(10) : null,
                Averaging = new WeightAverage(decay),
                Checkpoint = file is null ? null : new Checkpoint(file),
            });
            return ParametersOf(network);
        }

        float[] expected = Run(5, null);
        Run(2, path);
        Run(5, path).ShouldBe(expected);
        Should.Throw<InvalidOperationException>(() => Run(5, path, 0.8f)).Message.ShouldContain("averaging: WeightAverage(decay: 0.9) there, WeightAverage(decay: 0.8) here");
    }

    [Fact]
    public void What_can_t_be_averaged_is_refused()
    {
        using TinyNetwork one = new(2, 1, Loss.MeanSquaredError), another = new(2, 1, Loss.MeanSquaredError);
        var average = new WeightAverage();
        Should.Throw<InvalidOperationException>(() => average.CopyTo(one)).Message.ShouldContain("no average yet");
        average.Update(one);
        Should.Throw<InvalidOperationException>(() => average.Update(another)).Message.ShouldContain("another network's");
        Should.Throw<ArgumentOutOfRangeException>(() => new WeightAverage(1)).ParamName.ShouldBe("decay");
        Should.Throw<ArgumentNullException>(() => average.Update(null!)).ParamName.ShouldBe("network");

        long before = GC.GetAllocatedBytesForCurrentThread();
        average.Update(one);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static double Judged(WeightAverage average, PlainNet network)
    {
        average.CopyTo(network);
        return network.Evaluate(Iris.Validation).Loss;
    }

    private static float Weight(int update, int i) => ((((7 * update) + (3 * i)) % 11) - 5) / 8f;

    private static float Buffer(int update, int i) => ((((5 * update) + (2 * i)) % 7) - 3) / 4f;

    private static float[] ParametersOf(INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetParameters(values);
        return values;
    }

    /// <summary>Hears of each step that the training takes.</summary>
    private sealed class EachStep(INetwork network, int batchesPerStep, WeightAverage average, Action epochEnded) : ITrainingProgress
    {
        private int batches;

        public void Started(NetworkInfo network, int epochs, int batchesOfEpoch) => batches = batchesOfEpoch;

        public void BatchEnded(BatchRecord batch)
        {
            if (batch.Batch % batchesPerStep == 0 || batch.Batch == batches)
            {
                average.Update(network);
            }
        }

        public void EpochEnded(EpochRecord epoch) => epochEnded();

        public void Ended(History history)
        {
        }
    }
}
