using DslNet.Tests.Training;

namespace DslNet.Tests.Checkpoints;

/// <summary>A training that is asked for more epochs than its checkpoint was goes on as the longer one from the start, bit for bit, or it is refused.</summary>
public sealed class MoreEpochsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-more-").FullName;

    public static TheoryData<string, Schedule?> OfTheirOwnLength => new()
    {
        { "none", null },
        { "step", Schedule.Step(7, 0.5f) },
        { "exponential", Schedule.Exponential(0.97f) },
        { "plateau", Schedule.ReduceOnPlateau(0.5f, 0) },
        { "cosine", Schedule.Cosine(steps: 40) },
        { "one cycle", Schedule.OneCycle(0.1f, steps: 60) },
        { "warm-up", Schedule.Warmup(10).Then(Schedule.Step(9, 0.7f)) },

        // The climb is longer than both trainings, so that nothing of what follows it is reached.
        { "long warm-up", Schedule.Warmup(1000).Then(Schedule.Cosine()) },
    };

    public static TheoryData<string, Schedule> OverAllSteps => new()
    {
        { "cosine", Schedule.Cosine() },
        { "one cycle", Schedule.OneCycle(0.1f) },
        { "warm-up", Schedule.Warmup(10).Then(Schedule.Cosine()) },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(OfTheirOwnLength))]
    public void It_goes_on_with_the_same_bits(string name, Schedule? schedule)
    {
        string path = Path.Combine(folder, name);
        float[] whole = Fit(12, schedule, null, out History uninterrupted);
        Fit(5, schedule, path, out _);
        Fit(12, schedule, path, out History resumed).ShouldBe(whole);
        resumed.Select(epoch => epoch.LearningRate).ShouldBe(uninterrupted.Select(epoch => epoch.LearningRate));
        resumed.Select(epoch => epoch.TrainLoss).ShouldBe(uninterrupted.Select(epoch => epoch.TrainLoss));
    }

    [Theory]
    [MemberData(nameof(OverAllSteps))]
    public void Where_the_schedule_goes_over_all_steps_it_is_refused(string name, Schedule schedule)
    {
        string path = Path.Combine(folder, name);
        Fit(5, schedule, path, out _);

        string message = Should.Throw<InvalidOperationException>(() => Fit(12, schedule, path, out _)).Message;

        // 30 rows in batches of 4: 8 steps an epoch.
        message.ShouldContain($"of a training of 5 epochs, 12 are asked for, and the schedule {schedule} goes over all steps");
        message.ShouldContain(name == "warm-up" ? "steps: 30" : "steps: 40");
        message.ShouldContain(name == "warm-up" ? "steps: 86" : "steps: 96");
        Fit(5, schedule, path, out History history);
        history.Count.ShouldBe(5);
    }

    [Fact]
    public void Fewer_epochs_than_are_done_are_refused()
    {
        string path = Path.Combine(folder, "fewer");
        Fit(5, null, path, out _);
        Should.Throw<InvalidOperationException>(() => Fit(4, null, path, out _)).Message.ShouldContain("holds 5 epochs of this training, and 4 are asked for");
        Fit(5, null, path, out History history);
        history.Count.ShouldBe(5);
    }

    private static float[] Fit(int epochs, Schedule? schedule, string? path, out History history)
    {
        using TinyNetwork network = new(2, 2, Loss.CrossEntropy, statistics: true);
        Random random = new(2);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(_ => random.NextSingle())];
        Dataset samples = new(inputs, [.. Enumerable.Range(0, 30).Select(row => inputs[2 * row] > 0.5f ? 1 : 0)], 2);
        history = network.Fit(samples.AsTrainingSet(), new Adam(0.05f), new FitOptions
        {
            Epochs = epochs,
            Schedule = schedule,
            Validation = samples.AsValidationSet(),
            Checkpoint = path is null ? null : new Checkpoint(path),
        });
        return [.. network.Parameters, .. network.Buffers];
    }
}
