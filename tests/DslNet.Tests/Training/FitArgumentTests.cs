namespace DslNet.Tests.Training;

/// <summary>What doesn't fit is refused before anything changes, with both numbers.</summary>
public class FitArgumentTests
{
    [Fact]
    public void The_number_of_features_must_be_the_networks() =>
        Refusal(new TinyNetwork(3, 2, Loss.CrossEntropy), new TrainingSet([1f, 2f], [0, 1], 2))
            .ShouldBe("The set has 1 features a row, TinyNetwork takes 3. (Parameter 'train')");

    [Fact]
    public void The_number_of_classes_must_be_the_outputs() =>
        Refusal(new TinyNetwork(1, 3, Loss.CrossEntropy), new TrainingSet([1f, 2f], [0, 1], 2))
            .ShouldBe("The set has 2 classes, TinyNetwork has 3 outputs. (Parameter 'train')");

    [Fact]
    public void The_number_of_targets_must_be_the_outputs() =>
        Refusal(new TinyNetwork(1, 3, Loss.Huber), new TrainingSet([1f, 2f], [1f, 2f]))
            .ShouldBe("The set has 1 target values a row, TinyNetwork has 3 outputs. (Parameter 'train')");

    [Fact]
    public void A_regression_takes_no_labels() =>
        Refusal(new TinyNetwork(1, 1, Loss.MeanSquaredError), new TrainingSet([1f, 2f], [0, 1], 2)).ShouldContain("needs target values; the set has labels of 2 classes");

    [Fact]
    public void Binary_labels_need_one_output_and_two_classes() =>
        Refusal(new TinyNetwork(1, 1, Loss.BinaryCrossEntropy), new TrainingSet([1f, 2f], [0, 1], 3)).ShouldContain("the set has 3 classes, TinyNetwork has 1 outputs");

    [Fact]
    public void The_validation_set_is_checked_too() =>
        Refusal(new TinyNetwork(1, 2, Loss.CrossEntropy), new TrainingSet([1f, 2f], [0, 1], 2), new FitOptions { Validation = new ValidationSet([1f, 2f], [0], 2) })
            .ShouldBe("The set has 2 features a row, TinyNetwork takes 1. (Parameter 'Validation')");

    [Fact]
    public void A_validation_set_with_NaN_is_refused() =>
        Refusal(new TinyNetwork(2, 1, Loss.MeanSquaredError), new TrainingSet([1f, 2f], [0f]), new FitOptions { Validation = new ValidationSet([1f, 2f, 3f, float.NaN], [0f, 0f]) })
            .ShouldContain("Row 1, feature 1 of the validation set");

    [Fact]
    public void Early_stopping_needs_a_validation_set() =>
        Refusal(new TinyNetwork(1, 1, Loss.MeanSquaredError), new TrainingSet([1f], [1f]), new FitOptions { EarlyStopping = new EarlyStopping(3) }).ShouldContain("Validation is needed");

    [Theory]
    [InlineData(1, 4)]
    [InlineData(5, 1)]
    public void A_batch_norm_needs_two_rows(int rows, int batchSize) =>
        Refusal(new TinyNetwork(1, 1, Loss.MeanSquaredError, batchSize, statistics: true), new TrainingSet(new float[rows], new float[rows]))
            .ShouldContain($"the training set has {rows}, the network's batch {batchSize}");

    [Fact]
    public void Without_a_loss_there_is_nothing_to_train_for()
    {
        using var network = new TinyNetwork(1, 1, Loss.None);

        Should.Throw<InvalidOperationException>(() => network.Fit(new TrainingSet([1f], [1f]), new Adam())).Message.ShouldContain("declares no loss");
        Should.Throw<InvalidOperationException>(() => network.Evaluate(new TestSet([1f], [1f]))).Message.ShouldContain("declares no loss");
    }

    [Fact]
    public void An_optimizer_of_another_network_is_refused()
    {
        using var first = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        using var second = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        var optimizer = new Adam();
        first.Fit(new TrainingSet([1f], [1f]), optimizer, new FitOptions { Epochs = 1 });

        Should.Throw<InvalidOperationException>(() => second.Fit(new TrainingSet([1f], [1f]), optimizer)).Message.ShouldContain("Make a new optimizer");
        second.BatchRows.ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_checks_its_set()
    {
        using var network = new TinyNetwork(2, 2, Loss.CrossEntropy);

        Should.Throw<ArgumentException>(() => network.Evaluate(new TestSet([1f], [1], 2))).ParamName.ShouldBe("set");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Epochs_below_one_are_refused(int epochs) =>
        Should.Throw<ArgumentException>(() => new FitOptions { Epochs = epochs }).ParamName.ShouldBe("Epochs");

    private static string Refusal(TinyNetwork network, TrainingSet train, FitOptions? options = null)
    {
        using (network)
        {
            ArgumentException exception = Should.Throw<ArgumentException>(() => network.Fit(train, new Adam(), options));
            network.BatchRows.ShouldBeEmpty();
            network.Mode.ShouldBe(Mode.Train);
            return exception.Message;
        }
    }
}
