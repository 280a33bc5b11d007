using DslNet.Tests.Checkpoints;

namespace DslNet.Tests.Training;

/// <summary>What a training counts doesn't end at 2³¹.</summary>
public sealed class LongRunTests : IDisposable
{
    private const long Near = int.MaxValue - 1L;
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-long-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Four steps across 2³¹, by Adam's formula in double; both corrections are 1 to the last bit of a double there.</summary>
    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    public void Adam_goes_on(float decay)
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError);
        network.SetParameters([0.5f, -0.25f]);
        Optimizer optimizer = decay > 0 ? new AdamW(0.01f, weightDecay: decay) : new Adam(0.01f);
        optimizer.SetState(network, [0.2f, -0.1f, 0.3f, 0.05f], Near);
        double[] p = [0.5, -0.25], m = [0.2f, -0.1f], v = [0.3f, 0.05f];
        for (int step = 0; step < 4; step++)
        {
            network.Backward([2f], [1f]);
            double error = (2 * p[0]) + p[1] - 1;
            double[] g = [2 * error, error];
            optimizer.Step(network);
            for (int i = 0; i < 2; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                v[i] = (0.999 * v[i]) + (0.001 * g[i] * g[i]);
                p[i] = (p[i] * (1 - (0.01 * decay))) - (0.01 * m[i] / (Math.Sqrt(v[i]) + 1e-8));
            }

            network.Parameters.ShouldBe([(float)p[0], (float)p[1]], 1e-6);
        }

        optimizer.StepCount.ShouldBe(Near + 4);
    }

    [Fact]
    public void Fit_goes_on_and_its_checkpoint_keeps_the_count()
    {
        string path = Path.Combine(folder, "x");
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError, batchSize: 1);
        Adam optimizer = new(0.01f);
        optimizer.SetState(network, new float[4], Near);

        network.Fit(new TrainingSet([1f, 2f, 3f], [1f, 2f, 3f]), optimizer, new FitOptions { Epochs = 2, Checkpoint = new Checkpoint(path) });

        optimizer.StepCount.ShouldBe(Near + 6);
        CheckpointFile.Read(path).OptimizerSteps.ShouldBe(Near + 6);
        network.Parameters.ShouldAllBe(value => float.IsFinite(value));
    }

    [Fact]
    public void Schedules_go_on()
    {
        const long Billion = 1_000_000_000;
        Schedule.Step(Billion, 0.5f).Rate(3 * Billion, 1f).ShouldBe(0.125f);
        Schedule.Step(1000, 0.5f).Rate(3 * Billion, 1f).ShouldBe(0f);
        Schedule.Cosine(4 * Billion).Rate(2 * Billion, 1f).ShouldBe(0.5f);
        Schedule.Cosine().ForRun(6 * Billion).Rate(3 * Billion, 1f).ShouldBe(0.5f);
        Schedule.Warmup(4 * Billion).Rate(Billion - 1, 1f).ShouldBe(0.25f);
        Schedule.Warmup(Billion).Then(Schedule.Cosine()).ForRun(5 * Billion).Rate(3 * Billion, 1f).ShouldBe(0.5f);
        Schedule.OneCycle(1f, 10 * Billion).Rate((3 * Billion) - 1, 1f).ShouldBe(1f);
        Schedule.Constant.Rate(long.MaxValue, 0.5f).ShouldBe(0.5f);
    }

    /// <summary>The most epochs that can be asked for, of a training set of many batches: the schedule's length is that of all of them.</summary>
    [Fact]
    public void The_length_of_a_schedule_counts_all_steps()
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError, batchSize: 1);
        Adam optimizer = new(1f);

        History history = network.Fit(new TrainingSet(new float[8], new float[8]), optimizer, new FitOptions { Epochs = int.MaxValue, Schedule = Schedule.Warmup(4L << 32), StopWhen = _ => true });

        history.Last.LearningRate.ShouldBe(8f / (4L << 32));
    }

    [Fact]
    public void Orders_and_variants_are_told_apart_by_64_bits()
    {
        static double First(long epoch) => new SampleRandom(1, epoch, 0).Uniform();

        First(1).ShouldNotBe(First(1 + (1L << 32)));
        First(int.MaxValue).ShouldNotBe(First(int.MaxValue + 1L));
    }
}
