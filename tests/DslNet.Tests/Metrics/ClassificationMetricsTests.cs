using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests;

/// <summary>Against the examples in scikit-learn's documentation, and against counting by hand.</summary>
public class ClassificationMetricsTests
{
    private static readonly int[] Truth = [0, 1, 2, 0, 1, 2], Predicted = [0, 2, 1, 0, 0, 1];

    [Fact]
    public void Accuracy_is_the_share_of_hits() => Metrics.Accuracy([0, 1, 2, 3], [0, 2, 1, 3]).ShouldBe(0.5);

    [Theory]
    [InlineData(Average.Macro, 2.0 / 9, 1.0 / 3, 4.0 / 15)]
    [InlineData(Average.Micro, 1.0 / 3, 1.0 / 3, 1.0 / 3)]
    [InlineData(Average.Weighted, 2.0 / 9, 1.0 / 3, 4.0 / 15)]
    public void Averages_are_scikit_learns(Average average, double precision, double recall, double f1)
    {
        Metrics.Precision(Truth, Predicted, average).ShouldBe(precision, 1e-12);
        Metrics.Recall(Truth, Predicted, average).ShouldBe(recall, 1e-12);
        Metrics.F1(Truth, Predicted, average).ShouldBe(f1, 1e-12);
    }

    /// <summary>Class 0: 3 of 4 found, 1 taken wrongly; class 1: 1 of 2 found, 1 taken wrongly.</summary>
    [Fact]
    public void Weighted_counts_true_samples()
    {
        int[] truth = [0, 0, 0, 0, 1, 1], predicted = [0, 0, 0, 1, 0, 1];

        Metrics.Precision(truth, predicted, Average.Weighted).ShouldBe(((4 * 0.75) + (2 * 0.5)) / 6, 1e-12);
        Metrics.Precision(truth, predicted, Average.Macro).ShouldBe(0.625, 1e-12);
        Metrics.Precision(truth, predicted).ShouldBe(0.5, 1e-12);
        Metrics.Recall(truth, predicted).ShouldBe(0.5, 1e-12);
        Metrics.F1(truth, predicted).ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void A_zero_denominator_is_a_zero_score()
    {
        Metrics.Precision([0, 1, 1], [0, 0, 0]).ShouldBe(0);
        Metrics.Recall([0, 0, 0], [0, 1, 0]).ShouldBe(0);
        Metrics.F1([0, 0], [0, 0]).ShouldBe(0);
    }

    /// <summary>Like scikit-learn, a class that neither occurs nor is predicted has no part in the mean.</summary>
    [Fact]
    public void Absent_classes_are_left_out_of_the_mean() => Metrics.F1([0, 2, 2], [0, 2, 2], Average.Macro).ShouldBe(1);

    [Fact]
    public void Binary_is_for_two_classes() =>
        Should.Throw<ArgumentException>(() => Metrics.Precision(Truth, Predicted)).Message.ShouldContain("here are 3 classes. Choose Micro, Macro or Weighted.");

    /// <summary>Micro precision, recall and F1 are the accuracy where every sample has one class; every score lies in 0..1.</summary>
    [Fact]
    public void Laws_of_any_predictions() => Prop.ForAll(
        (from count in Gen.Choose(1, 40)
         from labels in Gen.Choose(0, 4).Two().ListOf(count)
         select (Truth: labels.Select(pair => pair.Item1).ToArray(), Predicted: labels.Select(pair => pair.Item2).ToArray())).ToArbitrary(),
        sample =>
        {
            var report = new ClassificationReport(Metrics.ConfusionMatrix(sample.Truth, sample.Predicted));
            double accuracy = Metrics.Accuracy(sample.Truth, sample.Predicted);

            report.Accuracy.ShouldBe(accuracy, 1e-12);
            new[] { report.Micro.Precision, report.Micro.Recall, report.Micro.F1, report.Weighted.Recall }.ShouldAllBe(score => Math.Abs(score - accuracy) < 1e-12);
            report.Classes.Sum(scores => scores.Support).ShouldBe(sample.Truth.Length);
            report.Classes.Append(report.Macro).Append(report.Weighted)
                .ShouldAllBe(scores => scores.Precision >= 0 && scores.Precision <= 1 && scores.Recall >= 0 && scores.Recall <= 1 && scores.F1 <= 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_report_prints_a_line_a_class()
    {
        var report = new ClassificationReport(new ConfusionMatrix([0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 0, 1], ["benign", "malignant"]));

        report.ToString().ShouldBe(
            """
                              precision  recall     F1  support
            benign                0.750   0.750  0.750        4
            malignant             0.500   0.500  0.500        2
            accuracy                             0.667        6
            macro average         0.625   0.625  0.625        6
            weighted average      0.667   0.667  0.667        6
            """);
        report.Precision(Average.Weighted).ShouldBe(report.Weighted.Precision);
        report.Recall().ShouldBe(report.Macro.Recall);
        report.F1(Average.Micro).ShouldBe(report.Micro.F1);
    }
}
