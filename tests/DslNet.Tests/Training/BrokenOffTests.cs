namespace DslNet.Tests.Training;

/// <summary>Whatever ends a training, the best epoch comes back where that is asked, and the exception has the epochs so far.</summary>
public sealed class BrokenOffTests
{
    private const int EndsInEpoch = 3;

    [Fact]
    public void A_loss_that_is_not_finite()
    {
        using TinyNetwork network = Network();
        network.AfterBackward = () =>
        {
            if (network.BatchRows.Count == EndsInEpoch)
            {
                network.BiasGradient[0] = float.NaN;
            }
        };

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => Fit(network));

        MustBeTheBest(network, exception);
        exception.History!.Select(epoch => epoch.Epoch).ShouldBe([1, 2]);
        exception.Message.ShouldEndWith("Parameters and buffers are those of epoch 1, the best.");
    }

    [Fact]
    public void Data_that_overflow()
    {
        using TinyNetwork network = Network();
        network.AfterBackward = () =>
        {
            if (network.BatchRows.Count == EndsInEpoch - 1)
            {
                network.BiasGradient[0] = 1e30f;
            }
        };

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => Fit(network));

        exception.Layer.ShouldBe("loss");
        MustBeTheBest(network, exception);
        exception.Message.ShouldContain("Parameters and buffers are those of epoch 1, the best.");
    }

    [Fact]
    public void A_cancellation()
    {
        using TinyNetwork network = Network();
        using CancellationTokenSource source = new();
        network.AfterBackward = () =>
        {
            if (network.BatchRows.Count == 2)
            {
                source.Cancel();
            }
        };

        TrainingCanceledException exception = Should.Throw<TrainingCanceledException>(() => Fit(network, new FitOptions { CancellationToken = source.Token }));

        MustBeTheBest(network, exception);
        exception.History!.Count.ShouldBe(2);
        (exception.Epoch, exception.Batch, exception.CancellationToken).ShouldBe((3, 1, source.Token));
        exception.Message.ShouldBe("The training was cancelled before batch 1 of epoch 3.");
    }

    [Fact]
    public void An_exception_of_a_callback()
    {
        using TinyNetwork network = Network();

        TimeoutException exception = Should.Throw<TimeoutException>(() => Fit(network, new FitOptions { StopWhen = epoch => epoch.Epoch == 3 ? throw new TimeoutException() : false }));

        MustBeTheBest(network, exception);
        History.Of(exception)!.Count.ShouldBe(3);
    }

    [Fact]
    public void Without_a_best_epoch_the_network_stays_as_the_last_batch_left_it()
    {
        using TinyNetwork network = Network();

        TimeoutException exception = Should.Throw<TimeoutException>(() => Fit(network, new FitOptions { StopWhen = epoch => epoch.Epoch == 3 ? throw new TimeoutException() : false }, restoreBest: false));

        network.Parameters[1].ShouldBe(3.5f, 1e-4f);
        History.Of(exception)!.Count.ShouldBe(3);
    }

    [Fact]
    public void Before_the_first_epoch_has_ended_there_is_no_history()
    {
        using TinyNetwork network = Network();
        using CancellationTokenSource source = new();
        source.Cancel();
        TimeoutException reused = new();

        Should.Throw<TrainingCanceledException>(() => Fit(network, new FitOptions { CancellationToken = source.Token })).History.ShouldBeNull();
        Should.Throw<TimeoutException>(() => Fit(network, new FitOptions { StopWhen = _ => throw reused }));
        History.Of(reused)!.Count.ShouldBe(1);
        network.AfterBackward = () => throw reused;
        Should.Throw<TimeoutException>(() => Fit(network));
        History.Of(reused).ShouldBeNull();
        History.Of(new TimeoutException()).ShouldBeNull();
        Should.Throw<ArgumentNullException>(() => History.Of(null!));
    }

    private static TinyNetwork Network() => new(1, 1, Loss.MeanSquaredError);

    /// <summary>Training pulls from 0 to 4, half of the way an epoch: 2, 3, 3.5. The validation's 1.5 is nearest to the first.</summary>
    private static void Fit(TinyNetwork network, FitOptions? options = null, bool restoreBest = true) =>
        network.Fit(new TrainingSet([0f], [4f]), new Sgd(0.5f), (options ?? new FitOptions()) with
        {
            Epochs = 10,
            Validation = new ValidationSet([0f], [1.5f]),
            EarlyStopping = new EarlyStopping(patience: 8, restoreBest: restoreBest),
        });

    private static void MustBeTheBest(TinyNetwork network, Exception exception)
    {
        network.Parameters[1].ShouldBe(2f, 1e-4f);
        network.Mode.ShouldBe(Mode.Eval);
        History.Of(exception)!.Best.Epoch.ShouldBe(1);
    }
}
