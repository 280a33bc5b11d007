namespace DslNet.Tests.Training;

/// <summary>What an evaluation says of ROC curves: the network's outputs are its input, through a weight of one.</summary>
public class EvaluateRankingTests
{
    private static readonly float[] Inputs = [-2f, -0.5f, -0.7f, 1.5f];
    private static readonly int[] Labels = [0, 0, 1, 1];

    [Fact]
    public void A_binary_classifier_has_a_curve_for_either_class()
    {
        using TinyNetwork network = Straight(Loss.BinaryCrossEntropy, 1f);

        ClassificationReport report = network.Evaluate(new TestSet(Inputs, Labels, 2)).Classification!;

        report.Auc().ShouldBe(0.75);
        report.RocCurves.Select(curve => curve.Auc).ShouldBe([0.75, 0.75]);
        report.RocCurves[1].TruePositiveRates.ShouldBe([0, 0.5, 0.5, 1, 1]);
        report.ToString().ShouldContain("\nAUC                                  0.750\n");
    }

    [Fact]
    public void A_classifier_with_a_column_a_class_has_a_curve_for_each()
    {
        using TinyNetwork network = Straight(Loss.CrossEntropy, -1f, 1f);

        ClassificationReport report = network.Evaluate(new ValidationSet(Inputs, Labels, 2)).Classification!;

        report.Auc().ShouldBe(0.75);
        report.RocCurves.Select(curve => curve.Auc).ShouldBe([0.75, 0.75]);
    }

    /// <summary>Inputs 3, 2, 1 for the classes 0, 0, 1: outputs falling with the input rank class 1 and 2 alike, class 2 is absent.</summary>
    [Fact]
    public void Several_classes_are_one_against_the_rest()
    {
        using TinyNetwork network = Straight(Loss.CrossEntropy, 1f, -1f, -1f);

        ClassificationReport report = network.Evaluate(new TrainingSet([3f, 2f, 1f], [0, 0, 1], 3)).Classification!;

        report.RocCurves.Select(curve => curve.Auc).ShouldBe([1, 1, double.NaN]);
        report.Auc(Average.Weighted).ShouldBe(1);
        report.Auc().ShouldBe(double.NaN);
    }

    /// <summary>An evaluation is a record of its moment, whatever the network predicts later.</summary>
    [Fact]
    public void Curves_that_are_asked_for_late_are_those_of_the_evaluation()
    {
        using TinyNetwork network = Straight(Loss.BinaryCrossEntropy, 1f);
        var set = new TestSet(Inputs, Labels, 2);
        Evaluation early = network.Evaluate(set);
        network.SetParameters([-1f, 0f]);
        network.Evaluate(set).Classification!.Auc().ShouldBe(0.25);

        early.Classification!.Auc().ShouldBe(0.75);
    }

    /// <summary>Decisions count one by one where a row has several.</summary>
    [Fact]
    public void Several_binary_outputs_are_ranked_together()
    {
        using TinyNetwork network = Straight(Loss.BinaryCrossEntropy, 1f, 2f);

        ClassificationReport report = network.Evaluate(new TestSet([1f, -1f], [0f, 1f, 1f, 0f], targetSize: 2)).Classification!;

        report.Auc().ShouldBe(0.75);   // the outputs 1, 2, −1, −2 belong to 0, 1, 1, 0
    }

    /// <summary>The outputs of every epoch would be too much to keep.</summary>
    [Fact]
    public void A_history_keeps_counts_but_no_scores()
    {
        using TinyNetwork network = Straight(Loss.BinaryCrossEntropy, 1f);

        History history = network.Fit(new TrainingSet(Inputs, Labels, 2), new Sgd(0.1f), new FitOptions { Epochs = 1, Validation = new ValidationSet(Inputs, Labels, 2) });

        history.Last.Validation!.Classification!.RocCurves.ShouldBeEmpty();
    }

    [Fact]
    public void Scores_that_do_not_fit_the_counts_are_refused()
    {
        var matrix = new ConfusionMatrix([0, 1, 2], [0, 1, 1]);

        Should.Throw<ArgumentException>(() => new ClassificationReport(matrix, [0, 1], new float[6])).Message.ShouldBe("2 true values came for a confusion matrix of 3 samples. (Parameter 'truth')");
        Should.Throw<ArgumentException>(() => new ClassificationReport(matrix, [0, 1, 2], new float[3])).Message.ShouldBe("3 scores came for 3 true values of 3 classes; 9 are expected. (Parameter 'scores')");
    }

    private static TinyNetwork Straight(Loss loss, params float[] weights)
    {
        var network = new TinyNetwork(1, weights.Length, loss);
        network.SetParameters([.. weights, .. new float[weights.Length]]);
        return network;
    }
}
