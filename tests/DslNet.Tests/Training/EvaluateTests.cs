namespace DslNet.Tests.Training;

/// <summary>Losses and reports of predictions that are known by hand: the network's outputs are set by its bias alone.</summary>
public class EvaluateTests
{
    private static readonly float Odds3 = MathF.Log(3);   // softmax of (ln 3, 0) and sigmoid of ln 3: 0.75

    [Fact]
    public void Cross_entropy_of_labels()
    {
        using TinyNetwork network = Biased(Loss.CrossEntropy, Odds3, 0);

        Evaluation result = network.Evaluate(new TestSet([0f, 0f, 0f, 0f], [0, 0, 0, 1], ["yes", "no"]));

        result.Loss.ShouldBe(-((3 * Math.Log(0.75)) + Math.Log(0.25)) / 4, 1e-6);
        result.Classification!.Accuracy.ShouldBe(0.75);
        result.Classification.ConfusionMatrix.ClassNames.ShouldBe(["yes", "no"]);
        result.Classification.ConfusionMatrix[1, 0].ShouldBe(1);
        result.Regression.ShouldBeNull();
        result.ToString().ShouldStartWith("loss 0.562335, accuracy 0.75\n");
    }

    [Fact]
    public void Cross_entropy_of_distributions()
    {
        using TinyNetwork network = Biased(Loss.CrossEntropy, Odds3, 0);

        Evaluation result = network.Evaluate(new ValidationSet([0f], [0.4f, 0.6f], targetSize: 2));

        result.Loss.ShouldBe(-((0.4 * Math.Log(0.75)) + (0.6 * Math.Log(0.25))), 1e-6);
        result.Classification!.Accuracy.ShouldBe(0);
    }

    [Fact]
    public void Binary_cross_entropy_of_labels_and_of_targets()
    {
        using TinyNetwork network = Biased(Loss.BinaryCrossEntropy, Odds3);
        double expected = -(Math.Log(0.75) + Math.Log(0.25)) / 2;

        network.Evaluate(new TrainingSet([0f, 0f], [1, 0], 2)).Loss.ShouldBe(expected, 1e-6);
        Evaluation result = network.Evaluate(new TrainingSet([0f, 0f], [1f, 0f]));

        result.Loss.ShouldBe(expected, 1e-6);
        result.Classification!.ConfusionMatrix[0, 1].ShouldBe(1);
        result.Classification.ConfusionMatrix[1, 1].ShouldBe(1);
    }

    [Fact]
    public void Regression_losses()
    {
        var set = new TestSet([0f, 0f], [1f, 5f]);   // predicted 2 throughout: errors 1 and −3

        Loss(global::DslNet.Loss.MeanSquaredError).ShouldBe(5, 1e-9);
        Loss(global::DslNet.Loss.MeanAbsoluteError).ShouldBe(2, 1e-9);
        Loss(global::DslNet.Loss.Huber).ShouldBe((0.5 + 2.5) / 2, 1e-9);
        Loss(global::DslNet.Loss.Custom).ShouldBe((1 + 81) / 2.0, 1e-9);   // TinyNetwork's own: the error's fourth power

        double Loss(Loss loss)
        {
            using TinyNetwork network = Biased(loss, 2f);
            return network.Evaluate(set).Loss;
        }
    }

    [Fact]
    public void A_regression_gets_its_report()
    {
        using TinyNetwork network = Biased(Loss.MeanSquaredError, 2f);

        Evaluation result = network.Evaluate(new TestSet([0f, 0f], [1f, 5f]));

        result.Classification.ShouldBeNull();
        result.Regression!.MeanAbsoluteError.ShouldBe(2, 1e-9);
        result.Regression.R2.ShouldBe(1 - (10 / 8.0), 1e-9);
        result.ToString().ShouldBe("loss 5, MSE 5, MAE 2, RMSE 2.2361, MAPE 0.8, R² -0.25");
    }

    [Fact]
    public void A_loss_stays_finite_where_a_probability_is_rounded_away()
    {
        using TinyNetwork softmax = Biased(Loss.CrossEntropy, 1e4f, 0);
        softmax.Evaluate(new TestSet([0f], [1], 2)).Loss.ShouldBe(-Math.Log(float.Epsilon), 1e-6);

        using TinyNetwork sigmoid = Biased(Loss.BinaryCrossEntropy, 1e4f);
        sigmoid.Evaluate(new TestSet([0f], [0], 2)).Loss.ShouldBe(25 * Math.Log(2), 1e-6);
    }

    [Theory]
    [InlineData(Mode.Train)]
    [InlineData(Mode.Eval)]
    public void The_mode_stays(Mode mode)
    {
        using TinyNetwork network = Biased(Loss.MeanSquaredError, 1f);
        if (mode == Mode.Eval)
        {
            network.Eval();
        }

        network.Evaluate(new TestSet([0f], [1f]));

        network.Mode.ShouldBe(mode);
    }

    [Fact]
    public void More_rows_than_a_batch_are_evaluated()
    {
        using TinyNetwork network = Biased(Loss.MeanSquaredError, 1f);

        network.Evaluate(new TestSet(new float[100], new float[100])).Loss.ShouldBe(1);
    }

    private static TinyNetwork Biased(Loss loss, params float[] bias)
    {
        var network = new TinyNetwork(1, bias.Length, loss);
        network.SetParameters([.. new float[bias.Length], .. bias]);
        return network;
    }
}
