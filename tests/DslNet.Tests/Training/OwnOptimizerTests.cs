using DslNet.Kernels.Driver;

namespace DslNet.Tests.Training;

/// <summary>Optimizers and schedules that users write, wherever the library's own go.</summary>
public sealed class OwnOptimizerTests : IDisposable
{
    private const int Rows = 24;
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-own-optimizer-").FullName;

    private static readonly ParameterGroup[] Spared = [ParameterGroup.BiasesAndNormalization.WithoutDecay().WithLearningRate(0.5f)];

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void Own_SGD_has_the_bits_of_the_library_s(int threads, bool grouped)
    {
        ParameterGroup[] groups = grouped ? Spared : [];
        float[] expected = Trained(new Sgd(0.05f, momentum: 0.9f, weightDecay: 0.01f) { Groups = groups, ClipNorm = 5 }, 1);
        float[] actual = Trained(new OwnSgd(0.05f, 0.9f, 0.01f) { Groups = groups, ClipNorm = 5 }, threads);
        actual.ShouldBe(expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_and_TrainStep_take_it(bool own)
    {
        Optimizer optimizer = own ? new OwnSgd(0.05f, 0.9f) : new Sgd(0.05f, 0.9f);
        using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads: 2);
        (float[] inputs, int[] labels) = Data();
        var history = network.Fit(new TrainingSet(inputs, labels, 3), optimizer, new FitOptions { Epochs = 12, Schedule = new Sawtooth(5) });
        network.Train();
        network.TrainStep(inputs.AsSpan(0, 8 * 20), labels.AsSpan(0, 8), optimizer);

        history.Last.TrainLoss.ShouldBeLessThan(0.5 * history[0].TrainLoss);
        optimizer.StepCount.ShouldBe((12 * 3) + 1);
    }

    [Fact]
    public void Zeros_that_fill_up_rows_stay_zeros()
    {
        using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads: 2);
        (float[] inputs, int[] labels) = Data();
        var optimizer = new OwnAdagrad();
        for (int step = 0; step < 3; step++)
        {
            float.IsFinite(network.TrainStep(inputs.AsSpan(0, 8 * 20), labels.AsSpan(0, 8), optimizer)).ShouldBeTrue();
        }

        NetworkDriver driver = ((ICompiledNetwork)network).Driver;
        float[] likeStored = new float[driver.ParameterStorage.Length], parameters = new float[OwnlyTrainedNet.ParameterCount];
        network.GetParameters(parameters);
        driver.SetLikeParameters(parameters, likeStored);
        driver.ParameterStorage.ToArray().ShouldBe(likeStored);
        parameters.ShouldAllBe(value => float.IsFinite(value));
        optimizer.Prepared.ShouldBe([1L, 2L, 3L]);
    }

    [Fact]
    public void A_checkpoint_goes_on_with_its_state()
    {
        string path = Path.Combine(folder, "own.checkpoint");
        (float[] inputs, int[] labels) = Data();
        var train = new TrainingSet(inputs, labels, 3);
        float[] Run(int epochs, string? file)
        {
            using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads: 2);
            network.Fit(train, new OwnSgd(0.05f, 0.9f), new FitOptions { Epochs = epochs, Schedule = new Sawtooth(5), Checkpoint = file is null ? null : new Checkpoint(file) });
            return ParametersOf(network);
        }

        float[] expected = Run(4, null);
        Run(2, path);
        Run(4, path).ShouldBe(expected);

        using OwnlyTrainedNet other = new(batchSize: 8, seed: 3, threads: 2);
        string message = Should.Throw<InvalidOperationException>(() => other.Fit(train, new OwnSgd(0.05f, 0.8f), new FitOptions { Epochs = 4, Schedule = new Sawtooth(6), Checkpoint = new Checkpoint(path) })).Message;
        message.ShouldContain("OwnSgd(0.05, momentum: 0.9, weightDecay: 0) there, OwnSgd(0.05, momentum: 0.8, weightDecay: 0) here");
        message.ShouldContain("Sawtooth(5) there, Sawtooth(6) here");
    }

    [Fact]
    public void A_schedule_of_ones_own_knows_the_length_and_hears_the_loss()
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError);
        var schedule = new Wary();
        // A rate of 2 overshoots: the loss rises after every step.
        History history = network.Fit(new TrainingSet([1f, 1f], [1f, 1f]), new Sgd(4f), new FitOptions { Epochs = 4, Schedule = schedule });

        history[0].LearningRate.ShouldBe(4f);
        history[1].LearningRate.ShouldBe(3f);
        history[2].LearningRate.ShouldBe(1f);
        Should.Throw<InvalidOperationException>(() => schedule.Rate(0, 1)).Message.ShouldContain("Wary(0)");
        Schedule.Warmup(2).Then(new Sawtooth(4)).Rate(3, 8).ShouldBe(4);
    }

    [Fact]
    public void Estimates_know_it()
    {
        (float[] inputs, int[] labels) = Data();
        using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads: 1);
        var optimizer = new OwnSgd(0.05f, 0.9f);
        float[] before = ParametersOf(network);
        TrainingTime.Estimate(network, new TrainingSet(inputs, labels, 3), epochs: 2, optimizer).SecondsPerBatch.ShouldBeGreaterThan(0);

        optimizer.StepCount.ShouldBe(0);
        optimizer.LearningRate.ShouldBe(0.05f);
        ParametersOf(network).ShouldBe(before);
        OwnlyTrainedNet.Info.Memory(8, optimizer).OptimizerState.ShouldBe(OwnlyTrainedNet.Info.Memory(8, new Sgd(0.1f, 0.5f)).OptimizerState);
    }

    [Fact]
    public void State_that_isn_t_there_is_refused()
    {
        using TinyNetwork network = new(2, 1, Loss.MeanSquaredError);
        Should.Throw<ArgumentOutOfRangeException>(() => new AsksTooMuch(0).Step(network)).Message.ShouldContain("0 floats of state");
        Should.Throw<ArgumentOutOfRangeException>(() => new AsksTooMuch(2).Step(network)).Message.ShouldContain("2 floats of state");
        Should.Throw<InvalidOperationException>(() => new AsksTooMuch(-1).Step(network)).Message.ShouldContain("StateFloatsPerParameter is -1");
        Should.Throw<ArgumentOutOfRangeException>(() => new OwnSgd(-1, 0)).ParamName.ShouldBe("learningRate");
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        (float[] inputs, int[] labels) = Data();
        using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads: 1);
        var optimizer = new OwnSgd(0.05f, 0.9f) { Groups = Spared.Select(group => group with { WeightDecay = 0 }).ToArray() };
        network.TrainStep(inputs.AsSpan(0, 8 * 20), labels.AsSpan(0, 8), optimizer);

        long before = GC.GetAllocatedBytesForCurrentThread();
        network.TrainStep(inputs.AsSpan(0, 8 * 20), labels.AsSpan(0, 8), optimizer);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    internal static (float[] Inputs, int[] Labels) Data()
    {
        var random = new Random(5);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % 3)];
        return ([.. Enumerable.Range(0, Rows * 20).Select(i => (float)random.NextDouble() + (labels[i / 20] == i % 3 ? 1 : 0))], labels);
    }

    private static float[] Trained(Optimizer optimizer, int threads)
    {
        using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads);
        (float[] inputs, int[] labels) = Data();
        for (int step = 0; step < 9; step++)
        {
            optimizer.ClipNorm = step < 3 ? 0.5f : 0;
            Span<float> batch = inputs.AsSpan(step % 3 * 8 * 20, 8 * 20);
            Span<int> truth = labels.AsSpan(step % 3 * 8, 8);
            if (step % 2 == 0)
            {
                network.TrainStep(batch, truth, optimizer);
            }
            else
            {
                network.Backward(batch, truth);
                optimizer.Step(network);
            }
        }

        return ParametersOf(network);
    }

    private static float[] ParametersOf(INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetParameters(values);
        return values;
    }

    private sealed class AsksTooMuch(int floats) : Optimizer(0.1f)
    {
        public override int StateFloatsPerParameter => floats;

        public override string ToString() => "AsksTooMuch";

        protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state) => state[floats].Clear();
    }
}
