namespace DslNet.Tests.Training;

public sealed class StopWhenTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-stop-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Training_ends_with_the_epoch_that_is_answered_true()
    {
        List<int> asked = [];

        History history = Fit(new FitOptions
        {
            Epochs = 10,
            StopWhen = epoch =>
            {
                asked.Add(epoch.Epoch);
                return epoch.TrainLoss < 0.3;
            },
        });

        history.Last.TrainLoss.ShouldBeLessThan(0.3);
        history.SkipLast(1).ShouldAllBe(epoch => epoch.TrainLoss >= 0.3);
        history.StoppedEarly.ShouldBeTrue();
        asked.ShouldBe(Enumerable.Range(1, history.Count));
    }

    [Fact]
    public void The_best_epoch_comes_back_here_too()
    {
        // Training pulls from 2 to 4, away from the validation's 1.5: the first epoch is the best.
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        network.Fit(new TrainingSet([0f], [4f]), new Sgd(0.5f), new FitOptions
        {
            Epochs = 10,
            Validation = new ValidationSet([0f], [1.5f]),
            EarlyStopping = new EarlyStopping(patience: 8),
            StopWhen = epoch => epoch.Epoch == 4,
        });

        network.Parameters[1].ShouldBe(2f, 1e-4f);
    }

    [Fact]
    public void A_training_that_was_stopped_stays_stopped_when_it_is_taken_up_again()
    {
        var options = new FitOptions { Epochs = 10, Checkpoint = new Checkpoint(Path.Combine(folder, "training.checkpoint")), StopWhen = epoch => epoch.Epoch == 3 };

        Fit(options).Count.ShouldBe(3);
        Fit(options).Count.ShouldBe(3);
        Fit(options with { StopWhen = null }).Count.ShouldBe(10);
    }

    [Fact]
    public void What_it_throws_ends_the_training() =>
        Should.Throw<TimeoutException>(() => Fit(new FitOptions { StopWhen = _ => throw new TimeoutException() }));

    private static History Fit(FitOptions options)
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        return network.Fit(new TrainingSet([0f], [4f]), new Sgd(0.5f), options);
    }
}
