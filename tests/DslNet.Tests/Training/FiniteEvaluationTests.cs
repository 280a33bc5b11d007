namespace DslNet.Tests.Training;

/// <summary>What isn't finite isn't scored: NaN is the largest of nothing, and so rows of it counted as class 0 (an accuracy of .783).</summary>
public class FiniteEvaluationTests
{
    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void An_input_that_is_not_finite_is_refused_by_name(float bad, string text)
    {
        using TinyNetwork network = Network(Loss.CrossEntropy, 2);
        string reason = $"Feature 1 (width) of row 5 of the test set is {text}; finite numbers are expected. Leave such rows out, or fill them in (an Imputer does). (Parameter 'set')";
        float[] inputs = new float[14];
        inputs[11] = bad;
        int[] labels = [0, 1, 0, 1, 0, 1, 0];
        string[] names = ["length", "width"];

        Should.Throw<ArgumentException>(() => network.Evaluate(new TestSet(inputs, labels, 2, names))).Message.ShouldBe(reason);
        Should.Throw<ArgumentException>(() => network.SampleLosses(new TestSet(inputs, labels, 2, names))).Message.ShouldBe(reason);
        Should.Throw<ArgumentException>(() => network.Evaluate(new ValidationSet(inputs, labels, 2))).Message.ShouldStartWith("Feature 1 of row 5 of the validation set is");
        var onDisk = new Dataset(new Rows(inputs), labels, 2, names);
        Should.Throw<ArgumentException>(() => network.Evaluate(onDisk.AsTestSet())).Message.ShouldBe(reason);
    }

    [Fact]
    public void A_target_that_is_not_finite_is_refused_by_name()
    {
        using TinyNetwork network = Network(Loss.MeanSquaredError, 2);
        var set = new TestSet(new float[4], [1f, 2f, 3f, float.NaN], targetSize: 2);

        Should.Throw<ArgumentException>(() => network.Evaluate(set)).Message.ShouldBe("Target value 1 of row 1 of the test set is NaN; finite numbers are expected. (Parameter 'set')");
        var train = new TrainingSet(new float[4], new float[4], targetSize: 2);
        var options = new FitOptions { Validation = new ValidationSet(new float[4], [1f, 2f, 3f, float.NaN], targetSize: 2) };
        Should.Throw<ArgumentException>(() => network.Fit(train, new Sgd(0.1f), options)).Message.ShouldStartWith("Target value 1 of row 1 of the validation set is NaN");
    }

    [Fact]
    public void An_output_that_is_not_finite_is_refused_by_name()
    {
        using TinyNetwork network = Network(Loss.BinaryCrossEntropy, 1);
        network.SetParameters([float.NaN, 0, 0]);
        var set = new TestSet([1f, 0f, 1f, 0f, 1f, 0f], [0, 1, 1], 2);

        Should.Throw<InvalidOperationException>(() => network.Evaluate(set)).Message.ShouldBe(
            "TinyNetwork gives NaN as output 0 of row 0, and numbers that aren't finite for 3 of 3 rows in all: they can't be scored. All inputs are finite, so look at its parameters.");
        Should.Throw<InvalidOperationException>(() => network.SampleLosses(set));
    }

    /// <summary>Training goes on, and the record says how many rows weren't scored: of inputs 1 and 1e38 the second one's square is none.</summary>
    [Fact]
    public void During_a_fit_such_rows_are_counted_and_left_out()
    {
        using OverflowNet network = new(batchSize: 4, seed: 1);
        network.SetParameters([1, 1, 0, 0, 1, -0.5f, 0]);
        var train = new TrainingSet([0f, 0f], [0, 1], 2);
        var validation = new ValidationSet([1f, -1f, 1e38f, 1f], [0, 0, 1, 1], 2);
        EpochRecord? seen = null;

        History history = network.Fit(train, new Sgd(1e-9f), new FitOptions { Epochs = 1, Validation = validation, StopWhen = record => (seen = record) is null });

        Evaluation evaluation = history.Last.Validation!;
        seen.ShouldNotBeNull();
        evaluation.NonFiniteRows.ShouldBe(1);
        evaluation.Classification!.ConfusionMatrix.Total.ShouldBe(3);
        evaluation.Classification.Accuracy.ShouldBe(1 / 3.0, 1e-12);   // sigmoid(x² − x²/2) is above a half for each
        double.IsFinite(evaluation.Loss).ShouldBeFalse();
        evaluation.ToString().ShouldContain("(1 rows with outputs that aren't finite)");
        Should.Throw<InvalidOperationException>(() => network.Evaluate(validation)).Message.ShouldContain("1 of 4 rows");
    }

    [Fact]
    public void Where_no_row_is_left_scores_are_no_numbers()
    {
        using OverflowNet network = new(batchSize: 4, seed: 1);
        network.SetParameters([1, 1, 0, 0, 1, -0.5f, 0]);
        var validation = new ValidationSet([1e38f], [1], 2);

        History history = network.Fit(new TrainingSet([0f, 0f], [0, 1], 2), new Sgd(1e-9f), new FitOptions { Epochs = 1, Validation = validation });

        Evaluation evaluation = history.Last.Validation!;
        evaluation.NonFiniteRows.ShouldBe(1);
        evaluation.Classification!.Accuracy.ShouldBe(double.NaN);
        evaluation.Classification.Macro.F1.ShouldBe(double.NaN);
    }

    [Fact]
    public void Metrics_refuse_them_by_row_and_column()
    {
        Should.Throw<ArgumentException>(() => Metrics.MeanSquaredError([1f, 2f], [1f, float.NaN])).Message.ShouldBe("Finite numbers are expected; in row 1, column 0, came NaN. (Parameter 'predicted')");
        Should.Throw<ArgumentException>(() => Metrics.R2([1f, 2f, float.PositiveInfinity, 3f], new float[4], outputs: 2)).Message.ShouldBe("Finite numbers are expected; in row 1, column 0, came Infinity. (Parameter 'truth')");
        Should.Throw<ArgumentException>(() => RegressionReport.From([1f], [float.NegativeInfinity])).ParamName.ShouldBe("predicted");
        Should.Throw<ArgumentException>(() => Metrics.AveragePrecision([0, 1], [1f, float.NaN])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => Metrics.BrierScore([0, 1], [1f, float.NaN])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => Metrics.AtThreshold([float.NaN], 0.5f)).ParamName.ShouldBe("scores");
    }

    private static TinyNetwork Network(Loss loss, int outputs) => new(2, outputs, loss);

    private sealed class Rows(float[] inputs) : IRowSource
    {
        public int Count => inputs.Length / 2;

        public int RowSize => 2;

        public void Read(int first, Span<float> destination) => inputs.AsSpan(first * 2, destination.Length).CopyTo(destination);
    }
}
