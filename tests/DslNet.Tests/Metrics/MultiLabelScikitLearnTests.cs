using System.Globalization;

namespace DslNet.Tests;

/// <summary>300 random multi-label and imbalanced problems, with labels that never or always occur, ties and constants: every number is scikit-learn's to 1e-12.</summary>
public class MultiLabelScikitLearnTests
{
    private static readonly MultiLabelScores Expected = MultiLabelScores.Read();

    /// <summary>What the other tests would not be about if it were missing.</summary>
    [Fact]
    public void The_corner_cases_are_among_the_problems()
    {
        Expected.MultiLabel.Length.ShouldBe(150);
        Expected.MultiLabel.Count(problem => problem.ByLabel[3].Contains(0)).ShouldBeGreaterThan(30);
        Expected.MultiLabel.Count(problem => problem.ByLabel[3].Contains(problem.Truth.Length / problem.Labels)).ShouldBeGreaterThan(10);
        Expected.MultiLabel.Count(problem => !problem.Truth.Contains(1)).ShouldBeGreaterThan(3);
        Expected.MultiLabel.Count(problem => !problem.Predicted.Contains(1)).ShouldBeGreaterThan(3);
        Expected.MultiLabel.Count(problem => problem.Scores.Distinct().Count() < problem.Scores.Length / 2).ShouldBeGreaterThan(30);
        Expected.Imbalanced.Length.ShouldBe(150);
        Expected.Imbalanced.Count(problem => problem.Truth.Distinct().Count() == 1).ShouldBeGreaterThan(10);
        Expected.Imbalanced.Count(problem => problem.Predicted.Distinct().Count() == 1).ShouldBeGreaterThan(10);
        Expected.Imbalanced.Count(problem => double.IsNaN(problem.Kappa["None"])).ShouldBeGreaterThan(3);
        Expected.Imbalanced.Count(problem => problem.Truth.Distinct().Count() < problem.Truth.Max() + 1).ShouldBeGreaterThan(10);
        Expected.Imbalanced.Count(problem => problem.Scores is { } scores && scores.Length == problem.Truth.Length && scores.Distinct().Count() < scores.Length / 2).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Labels_and_their_averages() => Each(Expected.MultiLabel, (problem, number) =>
    {
        var report = new MultiLabelReport(problem.Truth, problem.Predicted, problem.Scores, problem.Labels);
        IReadOnlyList<ClassScores> plain = Metrics.LabelScores(problem.Truth, problem.Predicted, problem.Labels);
        for (int label = 0; label < problem.Labels; label++)
        {
            Same(report.Labels[label].Precision, problem.ByLabel[0][label], number, $"precision of label {label}");
            Same(report.Labels[label].Recall, problem.ByLabel[1][label], number, $"recall of label {label}");
            Same(report.Labels[label].F1, problem.ByLabel[2][label], number, $"F1 of label {label}");
            report.Labels[label].Support.ShouldBe((int)problem.ByLabel[3][label]);
            plain[label].ShouldBe(report.Labels[label]);
        }

        foreach ((string name, double[] scores) in problem.Averages)
        {
            Average average = Parse(name);
            Same(Metrics.Precision(problem.Truth, problem.Predicted, problem.Labels, average), scores[0], number, $"{name} precision");
            Same(Metrics.Recall(problem.Truth, problem.Predicted, problem.Labels, average), scores[1], number, $"{name} recall");
            Same(Metrics.F1(problem.Truth, problem.Predicted, problem.Labels, average), scores[2], number, $"{name} F1");
            Same(report.Precision(average), scores[0], number, $"{name} precision reported");
            Same(report.Recall(average), scores[1], number, $"{name} recall reported");
            Same(report.F1(average), scores[2], number, $"{name} F1 reported");
        }

        Same(report.SubsetAccuracy, problem.SubsetAccuracy, number, "subset accuracy");
        Same(Metrics.SubsetAccuracy(problem.Truth, problem.Predicted, problem.Labels), problem.SubsetAccuracy, number, "subset accuracy");
        Same(report.HammingLoss, problem.HammingLoss, number, "Hamming loss");
        Same(Metrics.HammingLoss(problem.Truth, problem.Predicted), problem.HammingLoss, number, "Hamming loss");
    });

    [Fact]
    public void Rankings_of_labels() => Each(Expected.MultiLabel, (problem, number) =>
    {
        var report = new MultiLabelReport(problem.Truth, problem.Predicted, problem.Scores, problem.Labels);
        foreach ((string name, double area) in problem.Auc)
        {
            Same(Metrics.RocAuc(problem.Truth, problem.Scores, problem.Labels, Parse(name)), area, number, $"{name} AUC");
            Same(report.Auc(Parse(name)), area, number, $"{name} AUC reported");
        }

        foreach ((string name, double precision) in problem.AveragePrecision)
        {
            Same(Metrics.AveragePrecision(problem.Truth, problem.Scores, problem.Labels, Parse(name)), precision, number, $"{name} average precision");
            Same(report.AveragePrecision(Parse(name)), precision, number, $"{name} average precision reported");
        }

        Same([.. report.PrecisionRecallCurves.Select(curve => curve.AveragePrecision)], problem.AveragePrecisions, number, "average precisions");
    });

    [Fact]
    public void Agreement_beyond_chance() => Each(Expected.Imbalanced, (problem, number) =>
    {
        var report = new ClassificationReport(new ConfusionMatrix(problem.Truth, problem.Predicted));
        Same(Metrics.MatthewsCorrelation(problem.Truth, problem.Predicted), problem.Matthews, number, "Matthews correlation");
        Same(report.MatthewsCorrelation(), problem.Matthews, number, "Matthews correlation reported");
        foreach ((string name, double kappa) in problem.Kappa)
        {
            KappaWeights weights = Enum.Parse<KappaWeights>(name, ignoreCase: true);
            Same(Metrics.CohenKappa(problem.Truth, problem.Predicted, weights), kappa, number, $"{name} kappa");
            Same(report.CohenKappa(weights), kappa, number, $"{name} kappa reported");
        }

        Same(Metrics.BalancedAccuracy(problem.Truth, problem.Predicted), problem.BalancedAccuracy, number, "balanced accuracy");
        Same(report.BalancedAccuracy(), problem.BalancedAccuracy, number, "balanced accuracy reported");
        Same(Metrics.BalancedAccuracy(problem.Truth, problem.Predicted, adjusted: true), problem.AdjustedBalancedAccuracy, number, "adjusted balanced accuracy");
        Same(Metrics.HammingLoss(problem.Truth, problem.Predicted), problem.HammingLoss, number, "Hamming loss");
        Same(Metrics.Accuracy(problem.Truth, problem.Predicted), problem.Accuracy, number, "accuracy");
        foreach ((string name, double[] scores) in problem.Averages)
        {
            Same(Metrics.Precision(problem.Truth, problem.Predicted, Parse(name)), scores[0], number, $"{name} precision");
            Same(Metrics.Recall(problem.Truth, problem.Predicted, Parse(name)), scores[1], number, $"{name} recall");
            Same(Metrics.F1(problem.Truth, problem.Predicted, Parse(name)), scores[2], number, $"{name} F1");
        }
    });

    [Fact]
    public void Precision_recall_curves() => Each(Expected.Imbalanced, (problem, number) =>
    {
        if (problem.Scores is null)
        {
            return;
        }

        int classes = problem.Curves!.Length == 1 ? 2 : problem.Curves.Length;
        string[] names = [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        var report = new ClassificationReport(new ConfusionMatrix(problem.Truth, problem.Predicted, names), problem.Truth, problem.Scores);
        IEnumerable<PrecisionRecallCurve> curves = problem.Curves.Length == 1 ? [Metrics.PrecisionRecallCurve(problem.Truth, problem.Scores)] : report.PrecisionRecallCurves;
        foreach ((PrecisionRecallCurve curve, double[][] expected) in curves.Zip(problem.Curves))
        {
            Same(curve.Precisions, expected[0], number, "precisions");
            Same(curve.Recalls, expected[1], number, "recalls");
            Same(curve.Thresholds, expected[2], number, "thresholds");
        }

        foreach ((string name, double precision) in problem.AveragePrecision!)
        {
            Same(Metrics.AveragePrecision(problem.Truth, problem.Scores, Parse(name)), precision, number, $"{name} average precision");
            Same(report.AveragePrecision(Parse(name)), precision, number, $"{name} average precision reported");
        }
    });

    [Fact]
    public void Calibration() => Each(Expected.Imbalanced, (problem, number) =>
    {
        if (problem.Brier is { } brier)
        {
            Same(Metrics.BrierScore(problem.Truth, problem.Scores), brier, number, "Brier score");
        }

        foreach ((string name, double[][] points) in problem.Calibration ?? [])
        {
            string[] words = name.Split(' ');
            ReliabilityCurve curve = Metrics.ReliabilityCurve(
                problem.Truth, problem.Scores, int.Parse(words[1], CultureInfo.InvariantCulture), Enum.Parse<BinStrategy>(words[0], ignoreCase: true));
            Same(curve.Frequencies, points[0], number, $"frequencies of {name}");
            Same(curve.MeanProbabilities, points[1], number, $"mean probabilities of {name}");
            curve.Counts.Sum().ShouldBe(problem.Truth.Length);
        }
    });

    /// <summary>Whatever is chosen does on the same samples what it says.</summary>
    [Fact]
    public void Thresholds_keep_their_word() => Each(Expected.Imbalanced, (problem, number) =>
    {
        if (problem.Scores is not { } scores || scores.Length != problem.Truth.Length || !problem.Truth.Contains(1))
        {
            return;
        }

        PrecisionRecallCurve curve = Metrics.PrecisionRecallCurve(problem.Truth, scores);
        DecisionThreshold best = curve.BestF1(), found = curve.AtRecall(0.8);
        Same(Metrics.F1(problem.Truth, Metrics.AtThreshold(scores, best.Threshold)), best.F1, number, "best F1");
        Same(Metrics.Recall(problem.Truth, Metrics.AtThreshold(scores, found.Threshold)), found.Recall, number, "recall");
        found.Recall.ShouldBeGreaterThanOrEqualTo(0.8);
        foreach (float other in scores)
        {
            int[] decisions = Metrics.AtThreshold(scores, other);
            Metrics.F1(problem.Truth, decisions).ShouldBeLessThanOrEqualTo(best.F1 + 1e-12);
            (other > found.Threshold && Metrics.Recall(problem.Truth, decisions) >= 0.8).ShouldBeFalse();
            if (Metrics.Precision(problem.Truth, decisions) >= 0.7)
            {
                curve.AtPrecision(0.7)!.Value.Threshold.ShouldBeLessThanOrEqualTo(other);
            }
        }
    });

    private static void Each<T>(T[] problems, Action<T, int> check)
    {
        for (int number = 0; number < problems.Length; number++)
        {
            check(problems[number], number);
        }
    }

    private static Average Parse(string name) => Enum.Parse<Average>(name, ignoreCase: true);

    private static void Same(IReadOnlyList<double> actual, double[] expected, int number, string what)
    {
        actual.Count.ShouldBe(expected.Length, $"{what} of problem {number}");
        for (int i = 0; i < expected.Length; i++)
        {
            Same(actual[i], expected[i], number, what);
        }
    }

    private static void Same(double actual, double expected, int number, string what)
    {
        bool same = actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected));
        same.ShouldBeTrue(FormattableString.Invariant($"{what} of problem {number}: {actual:R}, scikit-learn says {expected:R}"));
    }
}
