namespace DslNet.Tests.Training;

public class EarlyStoppingTests
{
    /// <summary>The validation target lies at 1.5 while training pulls towards 4, half of the way an epoch: 2, 3, 3.5, 3.75.</summary>
    [Fact]
    public void Training_stops_after_its_patience_and_the_best_epoch_comes_back()
    {
        using TinyNetwork network = Network();

        History history = Fit(network, new EarlyStopping(patience: 2));

        history.Count.ShouldBe(3);
        history.StoppedEarly.ShouldBeTrue();
        history.Best.Epoch.ShouldBe(1);
        history.Select(epoch => epoch.ValidationLoss!.Value).ShouldBe([0.25, 2.25, 4.0], 1e-4);
        network.Parameters[1].ShouldBe(2f, 1e-4f);
    }

    [Fact]
    public void The_last_epoch_stays_where_the_best_is_not_wanted()
    {
        using TinyNetwork network = Network();

        Fit(network, new EarlyStopping(patience: 2, restoreBest: false));

        network.Parameters[1].ShouldBe(3.5f, 1e-4f);
    }

    [Fact]
    public void The_best_epoch_comes_back_even_if_nothing_stops_the_training()
    {
        using TinyNetwork network = Network();

        History history = Fit(network, new EarlyStopping(patience: 50), epochs: 4);

        history.Count.ShouldBe(4);
        history.StoppedEarly.ShouldBeFalse();
        network.Parameters[1].ShouldBe(2f, 1e-4f);
    }

    [Fact]
    public void Buffers_come_back_too()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError, statistics: true);

        Fit(network, new EarlyStopping(patience: 1));

        network.BatchRows.Count.ShouldBe(2);
        network.Buffers[0].ShouldBe(0.19f * 1e-3f, 1e-7f);   // the mean after one epoch of two rows of 0.001
    }

    /// <summary>The loss falls by less and less: 4, 1, 0.25, 0.0625 of the way.</summary>
    [Fact]
    public void Progress_below_the_minimum_counts_as_none()
    {
        using TinyNetwork network = Network();

        History history = network.Fit(
            new TrainingSet([0f, 0f], [4f, 4f]),
            new Sgd(0.5f),
            new FitOptions { Epochs = 50, Validation = new ValidationSet([0f], [4f]), EarlyStopping = new EarlyStopping(patience: 1, minimumDelta: 0.5) });

        history.Select(epoch => epoch.ValidationLoss!.Value).ShouldBe([4, 1, 0.25, 0.0625], 1e-6);
    }

    [Fact]
    public void A_patience_below_one_is_refused() => Should.Throw<ArgumentException>(() => new EarlyStopping(0)).ParamName.ShouldBe("patience");

    [Theory]
    [InlineData(-1e-3)]
    [InlineData(double.NaN)]
    public void A_minimum_below_zero_is_refused(double minimum) =>
        Should.Throw<ArgumentException>(() => new EarlyStopping(1, minimum)).ParamName.ShouldBe("minimumDelta");

    [Fact]
    public void The_best_epoch_of_a_history_is_never_one_without_a_loss()
    {
        var history = new History([Epoch(1, double.NaN), Epoch(2, 3), Epoch(3, 2), Epoch(4, 2)]);

        history.Best.Epoch.ShouldBe(3);
    }

    private static EpochRecord Epoch(int number, double loss) => new(number, loss, null, 0.1f, 1, 0);

    private static TinyNetwork Network() => new(1, 1, Loss.MeanSquaredError);

    private static History Fit(TinyNetwork network, EarlyStopping stopping, int epochs = 20) => network.Fit(
        new TrainingSet([1e-3f, 1e-3f], [4f, 4f]),
        new Sgd(0.5f),
        new FitOptions { Epochs = epochs, Validation = new ValidationSet([0f], [1.5f]), EarlyStopping = stopping });
}
