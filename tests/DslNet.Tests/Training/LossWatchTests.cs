namespace DslNet.Tests.Training;

public class LossWatchTests
{
    /// <summary>A learning rate far too high: each step multiplies the error by −19, so the validation loss by 361.</summary>
    [Fact]
    public void A_validation_loss_that_explodes_is_told()
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError);
        History history = network.Fit(new TrainingSet([0f], [1f]), new Sgd(20f), new FitOptions { Epochs = 5, Validation = new ValidationSet([0f], [1f]) });

        // Epoch 1: the bias is 20 and the error 19; loss 361, then 361², and so on.
        history.Select(epoch => epoch.ValidationLoss!.Value).ShouldBe([361, 130321, 47045881, 16983563041, 6.131066258e12], 1e6);
        history[0].Warning.ShouldBeNull();
        history[1].Warning.ShouldBeNull();
        history[2].Warning!.ShouldContain("The validation loss explodes: it is 4.7E+07, 1.3E+05 times that of epoch 1. A lower learning rate");
        history[4].Warning!.ShouldContain("The validation loss explodes: it is 6.13E+12, 1.7E+10 times that of epoch 1.");
    }

    [Fact]
    public void A_validation_loss_that_is_no_number_is_told()
    {
        LossWatch watch = Watch();
        watch.Look(3).ShouldBeNull();
        watch.Look(double.PositiveInfinity)!.ShouldStartWith("The validation loss explodes: it is Infinity. ");
        watch.Look(double.NaN)!.ShouldStartWith("The validation loss explodes: it is NaN. ");
        watch.Look(2).ShouldBeNull();
    }

    [Fact]
    public void Overfitting_and_noise_are_none_of_its_business()
    {
        LossWatch watch = Watch();
        double[] losses = [2.3, 1.1, 0.4, 0.002, 0.9, 3.5, 20, 1e-9, 1e-4, 2.3];
        losses.ShouldAllBe(loss => watch.Look(loss) == null);
        watch.Look(null).ShouldBeNull();
    }

    [Theory]
    [InlineData(1e5f, "1E+05")]
    [InlineData(2500f, "2.5E+03")]
    public void Unscaled_targets_are_told_once(float size, string shown)
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError, batchSize: 2);
        network.SetParameters([1f, 1f]);
        History history = network.Fit(new TrainingSet([1f, -1f], [size, -size]), new Sgd(1e-3f), new FitOptions { Epochs = 2 });

        // The gradient explodes, too; what is said about it is the true cause and no other advice.
        history[0].Warning!.ShouldStartWith("The gradients explode: their norm, ");
        history[0].Warning!.ShouldEndWith($"The targets are unscaled: their root mean square is {shown}, that of a network's outputs at the beginning about 1. TargetStandardizer brings them to mean 0 and deviation 1, and predictions back.");
        history[0].Warning!.ShouldNotContain("smaller initial weights");
    }

    [Fact]
    public void Scaled_targets_and_classes_hear_nothing()
    {
        Watch(500f).TargetAdvice.ShouldBeNull();
        using TinyNetwork network = new(1, 2, Loss.CrossEntropy);
        new LossWatch(network.Info, new TrainingSet([1f], [0], 2)).TargetAdvice.ShouldBeNull();
    }

    private static LossWatch Watch(float target = 1f)
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError);
        return new LossWatch(network.Info, new TrainingSet([0f], [target]));
    }
}
