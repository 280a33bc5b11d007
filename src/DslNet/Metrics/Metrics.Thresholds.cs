namespace DslNet;

// Decision thresholds and precision-recall curves.
public static partial class Metrics
{
    /// <summary>The precision-recall curve as the threshold on a score rises; as scikit-learn's precision_recall_curve. It also chooses thresholds.</summary>
    /// <param name="truth">1 for each positive sample, 0 for each negative one.</param>
    /// <param name="scores">The score of each sample for the positive class; finite, of any scale; as many.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a label other than 0 and 1, or a score that isn't finite.</exception>
    public static PrecisionRecallCurve PrecisionRecallCurve(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores) => new(truth, scores);

    /// <summary>
    /// The area under the precision-recall curve without interpolation; as scikit-learn's average_precision_score. With one score a
    /// sample it is class 1's. With several it is one-vs-rest: the mean over the classes. 0 for a class without samples.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="scores">One finite score a sample, class 1's; or row-major [samples × classes], a column a class.</param>
    /// <param name="average">How the classes' scores are averaged: Macro, Weighted or Micro (all scores in one ranking). With two classes it is class 1's, whatever the average.</param>
    /// <exception cref="ArgumentException">No samples, no whole number of scores a sample, an index without a column, a score that isn't finite, or Binary for more than two classes.</exception>
    public static double AveragePrecision(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, Average average = Average.Macro) =>
        new ClassRanking(truth, scores, MetricChecks.ClassesOf(truth.Length, scores.Length, nameof(scores))).AveragePrecision(average);

    /// <summary>1 for each score of at least the threshold, else 0.</summary>
    /// <param name="scores">Scores, such as a network's outputs; finite.</param>
    /// <param name="threshold">The threshold, such as one that <see cref="DslNet.PrecisionRecallCurve.BestF1"/> chose on a validation set.</param>
    /// <exception cref="ArgumentException">No scores, or one that isn't finite; or the threshold is NaN.</exception>
    public static int[] AtThreshold(ReadOnlySpan<float> scores, float threshold) => AtThresholds(scores, [threshold]);

    /// <summary>The same with a threshold for each label.</summary>
    /// <param name="scores">Scores, row-major [samples × labels]; finite.</param>
    /// <param name="thresholds">[labels].</param>
    /// <exception cref="ArgumentException">No scores, no whole number of samples, a score that isn't finite, or a threshold that is NaN.</exception>
    public static int[] AtThresholds(ReadOnlySpan<float> scores, ReadOnlySpan<float> thresholds)
    {
        if (scores.IsEmpty || thresholds.IsEmpty || scores.Length % thresholds.Length != 0)
        {
            throw new ArgumentException($"{thresholds.Length} thresholds came for {scores.Length} scores; one for each label of each sample is expected.", nameof(thresholds));
        }

        MetricChecks.Finite(scores, thresholds.Length, nameof(scores));
        foreach (float threshold in thresholds)
        {
            if (float.IsNaN(threshold))
            {
                throw new ArgumentException("A threshold is NaN; numbers are expected.", nameof(thresholds));
            }
        }

        int[] decisions = new int[scores.Length];
        for (int i = 0; i < decisions.Length; i++)
        {
            decisions[i] = scores[i] >= thresholds[i % thresholds.Length] ? 1 : 0;
        }

        return decisions;
    }
}
