using DslNet.Tests.Checkpoints;

namespace DslNet.Tests.Training;

/// <summary>A learning rate that a callback sets holds from the next step on; the schedule goes on in that proportion.</summary>
public sealed class SetRateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-rate-").FullName;
    private readonly TinyNetwork network = new(1, 1, Loss.MeanSquaredError, batchSize: 2);
    private readonly Sgd optimizer = new(1f);
    private readonly List<float> rates = [];

    public SetRateTests() => network.AfterBackward = () => rates.Add(optimizer.LearningRate);

    public void Dispose()
    {
        network.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Without_a_schedule_it_stays_and_the_next_training_begins_with_it()
    {
        History history = Fit(null, epochs: 3, after: 1, () => optimizer.LearningRate *= 0.1f);

        rates.ShouldBe([1f, 1f, 0.1f, 0.1f, 0.1f, 0.1f]);
        history.Select(epoch => epoch.LearningRate).ShouldBe([1f, 0.1f, 0.1f]);
        optimizer.LearningRate.ShouldBe(0.1f);
        Fit(null, epochs: 1, after: 9, () => { }).Last.LearningRate.ShouldBe(0.1f);
        optimizer.LearningRate.ShouldBe(0.1f);
    }

    [Fact]
    public void Nobody_touched_the_optimizer_gets_its_own_back()
    {
        Fit(Schedule.Step(2, 0.5f), epochs: 3, after: 9, () => { });

        rates.ShouldBe([1f, 1f, 0.5f, 0.5f, 0.25f, 0.25f]);
        optimizer.LearningRate.ShouldBe(1f);
    }

    [Fact]
    public void Steps_go_on_falling_from_it()
    {
        Fit(Schedule.Step(2, 0.5f), epochs: 3, after: 1, () => optimizer.LearningRate = 0.1f);

        rates.ShouldBe([1f, 1f, 0.05f, 0.05f, 0.025f, 0.025f], 1e-9);
        optimizer.LearningRate.ShouldBe(0.1f);
    }

    [Fact]
    public void A_plateau_goes_on_reducing_it()
    {
        // Zeros everywhere: nothing gets better after the first epoch.
        network.Fit(new TrainingSet([0f, 0f], [0f, 0f]), optimizer, new FitOptions
        {
            Epochs = 5,
            Validation = new ValidationSet([0f], [0f]),
            Schedule = Schedule.ReduceOnPlateau(0.5f, patience: 0),
            StopWhen = epoch =>
            {
                optimizer.LearningRate = epoch.Epoch == 3 ? 0.2f : optimizer.LearningRate;
                return false;
            },
        });

        // The plateau alone: 1, 1, 0.5, 0.25, 0.125. At the third epoch 0.2 takes the place of 0.5.
        rates.ShouldBe([1f, 1f, 0.5f, 0.1f, 0.05f], 1e-7);
    }

    [Fact]
    public void One_cycle_goes_on_in_proportion()
    {
        Schedule cycle = Schedule.OneCycle(0.1f, steps: 10);

        Fit(cycle, epochs: 5, after: 2, () => optimizer.LearningRate *= 0.1f);

        rates.ShouldBe([.. Enumerable.Range(0, 10).Select(step => cycle.Rate(step, 1f) * (step < 4 ? 1 : 0.1f))], 1e-8);
        optimizer.LearningRate.ShouldBe(cycle.Rate(3, 1f) * 0.1f, 1e-9f);
    }

    [Fact]
    public void Where_the_schedule_has_come_to_zero_it_lasts()
    {
        Fit(Schedule.Cosine(steps: 2), epochs: 3, after: 2, () => optimizer.LearningRate = 0.3f);

        rates.ShouldBe([1f, 0.5f, 0f, 0f, 0.3f, 0.3f], 1e-7);
    }

    [Fact]
    public void A_rate_of_zero_and_back()
    {
        int epochs = 0;
        Fit(null, epochs: 3, after: 0, () => optimizer.LearningRate = ++epochs == 1 ? 0f : 0.5f);

        rates.ShouldBe([1f, 1f, 0f, 0f, 0.5f, 0.5f]);
    }

    [Fact]
    public void Between_batches_it_holds_from_the_next_one_on()
    {
        network.Fit(new TrainingSet(new float[6], new float[6]), optimizer, new FitOptions { Epochs = 1, Progress = new Listener { BatchEnded = batch => optimizer.LearningRate = batch.Batch == 2 ? 0.25f : optimizer.LearningRate } });

        rates.ShouldBe([1f, 1f, 0.25f]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_checkpoint_keeps_it(bool sameNetwork)
    {
        float[] whole = Values(Interrupted(null, 0, null).Network);
        for (int batches = 9; batches < 40; batches += 5)
        {
            string path = Path.Combine(folder, $"{batches}");
            (TinyNetwork Network, Optimizer Optimizer) first = Interrupted(path, batches, null);
            (TinyNetwork resumed, Optimizer resuming) = Interrupted(path, 0, sameNetwork ? first : null);
            Values(resumed).ShouldBe(whole);
            resuming.LearningRate.ShouldBe(0.02f);
            first.Network.Dispose();
        }
    }

    /// <summary>The steps were 32 bits in it, and rates that callbacks set weren't kept.</summary>
    [Fact]
    public void A_checkpoint_of_version_2_is_taken_up()
    {
        FitOptions options = new() { Epochs = 6, Schedule = Schedule.Step(3, 0.7f) };
        float[] whole = Trained(options);
        string path = Path.Combine(folder, "old");
        Trained(options with { Epochs = 4, Checkpoint = new Checkpoint(path) });
        OldCheckpoint.Write(path, CheckpointFile.Read(path));
        File.ReadAllBytes(path)[7].ShouldBe((byte)2);

        Trained(options with { Checkpoint = new Checkpoint(path) }).ShouldBe(whole);
    }

    private static float[] Trained(FitOptions options)
    {
        using TinyNetwork network = Network();
        network.Fit(Samples(), new Adam(0.05f), options);
        return network.Parameters;
    }

    private static TinyNetwork Network() => new(2, 2, Loss.CrossEntropy, statistics: true);

    private static TrainingSet Samples()
    {
        Random random = new(2);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(_ => random.NextSingle())];
        return new TrainingSet(inputs, [.. Enumerable.Range(0, 30).Select(row => inputs[2 * row] > 0.5f ? 1 : 0)], 2);
    }

    /// <summary>Eight batches an epoch; rates are set at the second epoch by StopWhen, and at the third by Progress, which comes behind the checkpoint.</summary>
    private static (TinyNetwork Network, Optimizer Optimizer) Interrupted(string? path, int cancelAfter, (TinyNetwork Network, Optimizer Optimizer)? used)
    {
        (TinyNetwork network, Optimizer optimizer) = used ?? (Network(), new Adam(0.05f));
        using CancellationTokenSource source = new();
        network.AfterBackward = () =>
        {
            if (network.BatchRows.Count == cancelAfter)
            {
                source.Cancel();
            }
        };
        try
        {
            network.Fit(Samples(), optimizer, new FitOptions
            {
                Epochs = 6,
                Schedule = Schedule.Step(5, 0.9f),
                CancellationToken = source.Token,
                Checkpoint = path is null ? null : new Checkpoint(path),
                StopWhen = epoch =>
                {
                    optimizer.LearningRate *= epoch.Epoch == 2 ? 0.5f : 1;
                    return false;
                },
                Progress = new Listener { EpochEnded = epoch => optimizer.LearningRate = epoch.Epoch == 3 ? 0.02f : optimizer.LearningRate },
            });
        }
        catch (TrainingCanceledException) when (cancelAfter > 0)
        {
        }

        return (network, optimizer);
    }

    private static float[] Values(TinyNetwork network)
    {
        float[] values = network.Parameters;
        network.Dispose();
        return values;
    }

    private History Fit(Schedule? schedule, int epochs, int after, Action set) =>
        network.Fit(new TrainingSet(new float[4], new float[4]), optimizer, new FitOptions
        {
            Epochs = epochs,
            Schedule = schedule,
            StopWhen = epoch =>
            {
                if (epoch.Epoch == after || after == 0)
                {
                    set();
                }

                return false;
            },
        });

    private sealed class Listener : ITrainingProgress
    {
        public Action<BatchRecord> BatchEnded { get; init; } = _ => { };

        public Action<EpochRecord> EpochEnded { get; init; } = _ => { };

        public void Started(NetworkInfo network, int epochs, int batches)
        {
        }

        void ITrainingProgress.BatchEnded(BatchRecord batch) => BatchEnded(batch);

        void ITrainingProgress.EpochEnded(EpochRecord epoch) => EpochEnded(epoch);

        public void Ended(History history)
        {
        }
    }
}
