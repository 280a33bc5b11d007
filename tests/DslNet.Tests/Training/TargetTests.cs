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

    /// <summary>The codings that people bring, each with what makes probabilities of it. Unrefused, the loss of −1/1 went to −1016.</summary>
    [Theory]
    [InlineData(new[] { 1f, -1f, -1f, 1f }, "All targets are -1 or 1: map -1 to 0, with (t + 1) / 2.")]
    [InlineData(new[] { 1f, 2f, 2f, 1f }, "All targets are 1 or 2: subtract 1.")]
    [InlineData(new[] { 0f, 255f, 17f, 0f }, "All targets are in 0..255, whole numbers: divide by 255.")]
    [InlineData(new[] { 0f, 50f, 100f, 12.5f }, "All targets are in 0..100: if they are percentages, divide by 100; if they are bytes, by 255.")]
    [InlineData(new[] { -0.5f, 1f, 0.25f, 0f }, "All targets are in -0.5..1: map them to 0..1, with (t + 1) / 2.")]
    [InlineData(new[] { -3f, 7.5f, 0f, 1e6f }, "All targets are in -3..1000000: scale them into 0..1, or take a loss that takes any number, such as MeanSquaredError, without the last layer's activation.")]
    public void The_refusal_says_what_to_do(float[] targets, string advice)
    {
        using var network = new TinyNetwork(1, 2, Loss.BinaryCrossEntropy);
        float[] inputs = [1f, 2f];
        float[] before = network.Parameters;
        Should.Throw<ArgumentException>(() => network.Fit(new TrainingSet(inputs, targets, targetSize: 2), new Sgd(0.1f))).Message.ShouldContain(advice);
        Should.Throw<ArgumentException>(() => network.Evaluate(new TestSet(inputs, targets, targetSize: 2))).Message.ShouldContain(advice);

        ArgumentException step = Should.Throw<ArgumentException>(() => network.Backward(inputs, targets));
        step.Message.ShouldContain(advice);
        step.ParamName.ShouldBe("target");
        Should.Throw<ArgumentException>(() => network.TrainStep(inputs, targets, new Sgd(0.1f))).Message.ShouldContain(advice);
        network.Parameters.ShouldBe(before);
    }

    /// <summary>A wide row is looked at eight numbers at a time: each place counts.</summary>
    [Fact]
    public void A_single_step_finds_the_number_wherever_it_is()
    {
        using var network = new TinyNetwork(1, 19, Loss.BinaryCrossEntropy);
        network.Backward([1f], [.. Enumerable.Range(0, 19).Select(i => i / 18f)]);
        for (int place = 0; place < 19; place++)
        {
            float[] targets = new float[19];
            targets[place] = 1.0000001f;
            Should.Throw<ArgumentException>(() => network.Backward([1f], targets)).Message.ShouldStartWith($"Target value {place} of row 0 is 1.0000001;");
        }
    }

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
