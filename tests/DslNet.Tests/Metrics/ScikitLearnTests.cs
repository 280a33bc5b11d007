using System.Globalization;

namespace DslNet.Tests;

/// <summary>300 random problems, with absent classes, constant and tied scores: every number is scikit-learn's to 1e-12.</summary>
public class ScikitLearnTests
{
    private static readonly ScikitLearnScores Expected = ScikitLearnScores.Read();

    /// <summary>What the other tests would not be about if it were missing.</summary>
    [Fact]
    public void The_corner_cases_are_among_the_problems()
    {
        ScikitLearnScores.ClassProblem[] problems = Expected.Classification;

        problems.Length.ShouldBe(200);
        Expected.Regression.Length.ShouldBe(100);
        problems.Count(problem => problem.Truth.Distinct().Count() < problem.Classes).ShouldBeGreaterThan(20);
        problems.Count(problem => problem.HasOneScore && problem.Truth.Length > 1 && problem.Scores.Distinct().Count() == 1).ShouldBeGreaterThan(5);
        problems.Count(problem => problem.HasOneScore && problem.Scores.Distinct().Count() is > 1 and < 12 && problem.Truth.Length > 20).ShouldBeGreaterThan(5);
        problems.Count(problem => problem.LogLoss > 5).ShouldBeGreaterThan(5);
        Expected.Regression.Count(problem => problem.Truth.Length > problem.Outputs && problem.R2 == 1).ShouldBeGreaterThan(5);
        Expected.Regression.Count(problem => double.IsNaN(problem.R2)).ShouldBeGreaterThan(0);
        Expected.Regression.Count(problem => problem.Mape > 1e10).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Counts_and_their_averages() => EachClassification((problem, number) =>
    {
        var matrix = new ConfusionMatrix(problem.Truth, problem.Predicted, Names(problem.Classes));
        var report = new ClassificationReport(matrix);

        (from truth in Enumerable.Range(0, problem.Classes) from predicted in Enumerable.Range(0, problem.Classes) select matrix[truth, predicted])
            .ShouldBe(problem.Confusion);
        Same(Metrics.Accuracy(problem.Truth, problem.Predicted), problem.Accuracy, number, "accuracy");
        foreach ((string name, double[] scores) in problem.Averages)
        {
            Average average = Parse(name);
            Same(Metrics.Precision(problem.Truth, problem.Predicted, average), scores[0], number, $"{name} precision");
            Same(Metrics.Recall(problem.Truth, problem.Predicted, average), scores[1], number, $"{name} recall");
            Same(Metrics.F1(problem.Truth, problem.Predicted, average), scores[2], number, $"{name} F1");
            Same(report.Precision(average), scores[0], number, $"{name} precision reported");
            Same(report.Recall(average), scores[1], number, $"{name} recall reported");
            Same(report.F1(average), scores[2], number, $"{name} F1 reported");
        }
    });

    [Fact]
    public void Roc_curves_and_their_areas() => EachClassification((problem, number) =>
    {
        var report = new ClassificationReport(new ConfusionMatrix(problem.Truth, problem.Predicted, Names(problem.Classes)), problem.Truth, problem.Scores);

        report.RocCurves.Count.ShouldBe(problem.Classes);
        IEnumerable<RocCurve> curves = problem.HasOneScore ? [Metrics.RocCurve(problem.Truth, problem.Scores)] : report.RocCurves;
        foreach ((RocCurve curve, double[][] expected) in curves.Zip(problem.Curves))
        {
            Same(curve.FalsePositiveRates, expected[0], number, "false positive rates");
            Same(curve.TruePositiveRates, expected[1], number, "true positive rates");
            Same(curve.Thresholds, expected[2], number, "thresholds");
        }

        foreach ((string name, double area) in problem.Auc)
        {
            Same(Metrics.RocAuc(problem.Truth, problem.Scores, Parse(name)), area, number, $"{name} AUC");
            Same(report.Auc(Parse(name)), area, number, $"{name} AUC reported");
        }
    });

    [Fact]
    public void Top_k_accuracy() => EachClassification((problem, number) =>
    {
        for (int k = 1; k <= problem.Top.Length; k++)
        {
            Same(Metrics.TopKAccuracy(problem.Truth, problem.Scores, k), problem.Top[k - 1], number, $"top {k}");
        }
    });

    [Fact]
    public void Log_loss() => EachClassification((problem, number) =>
    {
        if (problem.LogLoss is { } expected)
        {
            Same(Metrics.LogLoss(problem.Truth, problem.Scores), expected, number, "log loss");
        }
    });

    [Fact]
    public void Regression()
    {
        for (int number = 0; number < Expected.Regression.Length; number++)
        {
            ScikitLearnScores.NumberProblem problem = Expected.Regression[number];
            RegressionReport report = RegressionReport.From(problem.Truth, problem.Predicted, problem.Outputs);
            Same(report.MeanSquaredError, problem.Mse, number, "MSE");
            Same(report.MeanAbsoluteError, problem.Mae, number, "MAE");
            Same(report.RootMeanSquaredError, problem.Rmse, number, "RMSE");
            Same(report.MeanAbsolutePercentageError, problem.Mape, number, "MAPE");
            Same(report.R2, problem.R2, number, "R²");
        }
    }

    private static void EachClassification(Action<ScikitLearnScores.ClassProblem, int> check)
    {
        for (int number = 0; number < Expected.Classification.Length; number++)
        {
            check(Expected.Classification[number], number);
        }
    }

    private static Average Parse(string name) => Enum.Parse<Average>(name, ignoreCase: true);

    private static string[] Names(int classes) => [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    private static void Same(IReadOnlyList<double> actual, double[] expected, int number, string what)
    {
        actual.Count.ShouldBe(expected.Length, $"{what} of problem {number}");
        for (int i = 0; i < expected.Length; i++)
        {
            Same(actual[i], expected[i], number, what);
        }
    }

    // Relative where numbers are large (a MAPE with a true value of zero is about 1e15), and NaN and infinity are but themselves.
    private static void Same(double actual, double expected, int number, string what)
    {
        bool same = actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected));
        same.ShouldBeTrue(FormattableString.Invariant($"{what} of problem {number}: {actual:R}, scikit-learn says {expected:R}"));
    }
}
