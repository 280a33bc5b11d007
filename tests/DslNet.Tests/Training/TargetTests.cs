namespace DslNet.Tests.Training;

/// <summary>Targets of a loss over probabilities are probabilities: with −7 the loss fell to −25.9, and training went on.</summary>
public class TargetTests
{
    [Theory]
    [InlineData(new[] { 1f, 0f, -7f, 8f }, "Target value 0 of row 1 is -7")]
    [InlineData(new[] { 1f, 0f, 0.5f, 1.5f }, "Target value 1 of row 1 is 1.5")]
    [InlineData(new[] { 1f, 0f, 0f, 0f }, "The target values of row 1 sum to 0;")]
    [InlineData(new[] { 0.5f, 0.4f, 1f, 0f }, "The target values of row 0 sum to 0.9;")]
    public void A_row_that_is_no_distribution_is_refused(float[] targets, string reason) => Refused(Loss.CrossEntropy, targets, reason);

    [Theory]
    [InlineData(new[] { 1f, 0f, 0f, -0.5f }, "Target value 1 of row 1 is -0.5")]
    [InlineData(new[] { 2f, 0f, 0f, 1f }, "Target value 0 of row 0 is 2")]
    public void A_binary_target_outside_of_0_to_1_is_refused(float[] targets, string reason) => Refused(Loss.BinaryCrossEntropy, targets, reason);

    [Fact]
    public void Soft_and_rounded_distributions_are_right()
    {
        using var network = new TinyNetwork(1, 3, Loss.CrossEntropy);
        network.Fit(new TrainingSet([1f, 2f], [0.33f, 0.33f, 0.33f, 0.2f, 0.7f, 0.1f], targetSize: 3), new Sgd(0.1f)).Count.ShouldBe(10);
        using var binary = new TinyNetwork(1, 2, Loss.BinaryCrossEntropy);
        binary.Fit(new TrainingSet([1f], [1f, 1f], targetSize: 2), new Sgd(0.1f)).Count.ShouldBe(10);
    }

    [Fact]
    public void A_regression_takes_any_number()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        network.Fit(new TrainingSet([1f], [-7f]), new Sgd(0.1f)).Count.ShouldBe(10);
    }

    [Fact]
    public void What_is_not_finite_is_still_told_by_training()
    {
        using var network = new TinyNetwork(1, 2, Loss.CrossEntropy);
        Should.Throw<NonFiniteLossException>(() => network.Fit(new TrainingSet([1f], [float.NaN, 1f], targetSize: 2), new Sgd(0.1f))).Layer.ShouldBe("target");
    }

    private static void Refused(Loss loss, float[] targets, string reason)
    {
        using var network = new TinyNetwork(1, 2, loss);
        float[] inputs = [1f, 2f];
        var train = new TrainingSet(inputs, [0f, 1f, 1f, 0f], targetSize: 2);
        var validation = new ValidationSet(inputs, targets, targetSize: 2);

        Should.Throw<ArgumentException>(() => network.Fit(new TrainingSet(inputs, targets, targetSize: 2), new Sgd(0.1f))).Message.ShouldStartWith(reason);
        Should.Throw<ArgumentException>(() => network.Fit(train, new Sgd(0.1f), new FitOptions { Validation = validation })).ParamName.ShouldBe("Validation");
        Should.Throw<ArgumentException>(() => network.Evaluate(validation)).Message.ShouldStartWith(reason);
        network.BatchRows.ShouldBeEmpty();
    }
}
