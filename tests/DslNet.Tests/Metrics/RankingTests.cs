namespace DslNet.Tests;

/// <summary>Against the examples in scikit-learn's documentation, and what was worked out by hand.</summary>
public class RankingTests
{
    private static readonly int[] Truth = [0, 0, 1, 1];
    private static readonly float[] Scores = [0.1f, 0.4f, 0.35f, 0.8f];

    /// <summary>The example of roc_curve.</summary>
    [Fact]
    public void A_curve_has_a_point_for_each_corner()
    {
        RocCurve curve = Metrics.RocCurve(Truth, Scores);

        curve.FalsePositiveRates.ShouldBe([0, 0, 0.5, 0.5, 1]);
        curve.TruePositiveRates.ShouldBe([0, 0.5, 0.5, 1, 1]);
        curve.Thresholds.ShouldBe([double.PositiveInfinity, 0.8f, 0.4f, 0.35f, 0.1f]);
        (curve.Positives, curve.Negatives, curve.Auc).ShouldBe((2, 2, 0.75));
        curve.ToString().ShouldBe("AUC 0.75 (2 positives, 2 negatives, 5 points)");
        Metrics.RocAuc(Truth, Scores).ShouldBe(0.75);
    }

    [Fact]
    public void Points_on_a_straight_line_are_left_out_and_ties_make_a_slope()
    {
        RocCurve perfect = Metrics.RocCurve([1, 1, 1, 0, 0, 0], [6f, 5f, 4f, 3f, 2f, 1f]);
        perfect.Thresholds.ShouldBe([double.PositiveInfinity, 6, 4, 1]);
        perfect.Auc.ShouldBe(1);

        RocCurve tied = Metrics.RocCurve([1, 0, 1, 0], [1f, 1f, 1f, 1f]);
        tied.FalsePositiveRates.ShouldBe([0, 1]);
        tied.TruePositiveRates.ShouldBe([0, 1]);
        tied.Auc.ShouldBe(0.5);
    }

    [Fact]
    public void Without_positives_or_negatives_rates_and_area_are_undefined()
    {
        RocCurve positives = Metrics.RocCurve([1, 1], [0.2f, 0.3f]);
        positives.FalsePositiveRates.ShouldAllBe(rate => double.IsNaN(rate));
        positives.TruePositiveRates[^1].ShouldBe(1);
        positives.Auc.ShouldBe(double.NaN);
        Metrics.RocAuc([0, 0], [0.2f, 0.3f]).ShouldBe(double.NaN);
    }

    /// <summary>Class 2 has no samples: its area is undefined, and only the weighted mean can do without it.</summary>
    [Fact]
    public void An_absent_class_leaves_the_plain_mean_undefined()
    {
        float[] scores = [0.8f, 0.1f, 0.1f, 0.3f, 0.6f, 0.1f, 0.5f, 0.4f, 0.1f];

        Metrics.RocAuc([0, 1, 1], scores).ShouldBe(double.NaN);
        Metrics.RocAuc([0, 1, 1], scores, Average.Weighted).ShouldBe(1);
        Metrics.RocAuc([0, 1, 1], scores, Average.Micro).ShouldBe(17 / 18.0, 1e-12);
    }

    /// <summary>Two columns say the same as the second alone.</summary>
    [Fact]
    public void Two_columns_are_class_1_against_class_0()
    {
        float[] columns = [0.9f, 0.1f, 0.6f, 0.4f, 0.65f, 0.35f, 0.2f, 0.8f];

        foreach (Average average in Enum.GetValues<Average>().Where(average => average != Average.Samples))
        {
            Metrics.RocAuc(Truth, columns, average).ShouldBe(0.75);
        }

        Metrics.LogLoss(Truth, columns).ShouldBe(Metrics.LogLoss(Truth, Scores), 1e-7);
        Metrics.TopKAccuracy(Truth, columns, k: 1).ShouldBe(0.75);
        Metrics.TopKAccuracy(Truth, columns).ShouldBe(1);
    }

    /// <summary>The example of top_k_accuracy_score.</summary>
    [Fact]
    public void Top_k_finds_the_true_class_among_the_highest()
    {
        float[] scores = [0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f];

        Metrics.TopKAccuracy([0, 1, 2, 2], scores, k: 2).ShouldBe(0.75);
        Metrics.TopKAccuracy([0, 1, 2, 2], scores, k: 9).ShouldBe(1);
        Metrics.TopKAccuracy([0, 2], [1f, 1f, 1f, 1f, 1f, 1f], k: 1).ShouldBe(0.5);   // of equals the last
    }

    /// <summary>The example of log_loss, and the most that a sample can cost.</summary>
    [Fact]
    public void Log_loss_is_the_mean_surprise()
    {
        Metrics.LogLoss([1, 0, 0, 1], [0.1f, 0.9f, 0.9f, 0.1f, 0.8f, 0.2f, 0.35f, 0.65f]).ShouldBe(0.21616187468057912, 1e-7);
        Metrics.LogLoss([1], [0f]).ShouldBe(52 * Math.Log(2), 1e-12);
        Metrics.LogLoss([1, 0], [1f, 0f]).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Should.Throw<ArgumentException>(() => Metrics.RocCurve([], [])).ParamName.ShouldBe("truth");
        Should.Throw<ArgumentException>(() => Metrics.RocCurve([0, 1], [1f])).Message.ShouldBe("1 scores came for 2 true values. (Parameter 'scores')");
        Should.Throw<ArgumentException>(() => Metrics.RocCurve([0, 2], [1f, 2f])).Message.ShouldBe("A class index must be in 0..1. It is 2. (Parameter 'truth')");
        Should.Throw<ArgumentException>(() => Metrics.RocAuc([], [])).ParamName.ShouldBe("truth");
        Should.Throw<ArgumentException>(() => Metrics.RocAuc([0, 1], [1f, 2f, 3f])).Message.ShouldBe("3 scores came for 2 true values; the same number for each is expected, at least one. (Parameter 'scores')");
        Should.Throw<ArgumentException>(() => Metrics.RocAuc([0, 3], new float[6])).ParamName.ShouldBe("truth");
        Should.Throw<ArgumentException>(() => Metrics.RocAuc([0, 1], [1f, 2f, 3f, 4f, float.NaN, 6f])).Message.ShouldBe("Finite numbers are expected; in row 1, column 1, came NaN. (Parameter 'scores')");
        Should.Throw<ArgumentException>(() => Metrics.RocAuc([0, 1], new float[6], Average.Binary)).Message.ShouldContain("here are 3 classes");
        Should.Throw<ArgumentException>(() => Metrics.RocAuc([0, 1], [0f, 1f], (Average)9)).Message.ShouldContain("no average 9");
        Should.Throw<ArgumentException>(() => Metrics.TopKAccuracy([0], [0f, 1f], k: 0)).ParamName.ShouldBe("k");
        Should.Throw<ArgumentException>(() => Metrics.LogLoss([0, 1], [0.5f, 1.5f])).Message.ShouldBe("A probability is in 0..1; in row 1, column 0, came 1.5. (Parameter 'probabilities')");
        Should.Throw<ArgumentException>(() => Metrics.LogLoss([0], [float.NaN])).ParamName.ShouldBe("probabilities");
    }
}
