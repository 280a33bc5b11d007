namespace DslNet;

public static partial class Metrics
{
    /// <summary>The ROC curve: true and false positive rates as the threshold on a score decreases; as scikit-learn's roc_curve.</summary>
    /// <param name="truth">1 for each positive sample, 0 for each negative one.</param>
    /// <param name="scores">The score of each sample for the positive class; finite, of any scale; as many.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a label other than 0 and 1, or a score that isn't finite.</exception>
    public static RocCurve RocCurve(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores) => new(truth, scores);

    /// <summary>
    /// The area under the ROC curve; as scikit-learn's roc_auc_score. With one score a sample it is that of class 1 against class 0. With
    /// several it is one-vs-rest: the mean of each class's area. Where a class has no samples, or all of them, its area is undefined and
    /// so NaN, and so is the mean that it is part of; <see cref="Average.Weighted"/> leaves classes without samples out.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="scores">One finite score a sample, class 1's; or row-major [samples × classes], a column a class.</param>
    /// <param name="average">How the classes' scores are averaged: Macro, Weighted or Micro (all scores in one ranking). With two classes it is class 1's area, whatever the average.</param>
    /// <exception cref="ArgumentException">No samples, no whole number of scores a sample, an index without a column, a score that isn't finite, or Binary for more than two classes.</exception>
    public static double RocAuc(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, Average average = Average.Macro) =>
        new ClassRanking(truth, scores, MetricChecks.ClassesOf(truth.Length, scores.Length, nameof(scores))).Auc(average);

    /// <summary>
    /// The share of samples whose true class is among the <paramref name="k"/> that scored highest; as scikit-learn's
    /// top_k_accuracy_score. Of equal scores the one of the higher class index ranks first. With one score a sample, <c>k = 1</c> takes
    /// class 1 where it is above 0.5, or above 0 if any score lies outside 0..1. With k at or above the number of classes it is 1.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="scores">One finite score a sample, class 1's; or row-major [samples × classes], a column a class.</param>
    /// <param name="k">The number of top classes considered; at least 1.</param>
    /// <exception cref="ArgumentException">No samples, no whole number of scores a sample, an index without a column, a score that isn't finite, or k below 1.</exception>
    public static double TopKAccuracy(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, int k = 2)
    {
        int classes = MetricChecks.ClassesOf(truth.Length, scores.Length, nameof(scores));
        int columns = MetricChecks.Columns(truth.Length, scores.Length, classes, nameof(scores));
        MetricChecks.Classes(truth, classes, nameof(truth));
        MetricChecks.Finite(scores, columns, nameof(scores));
        if (k < 1)
        {
            throw OutOfRange.Of(nameof(k), k, "A sample must be allowed at least 1 class.");
        }

        return k >= classes ? 1 : columns == 1 ? BinaryAccuracy(truth, scores) : (double)Hits(truth, scores, columns, k) / truth.Length;
    }

    private static double BinaryAccuracy(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores)
    {
        float threshold = 0.5f;
        foreach (float score in scores)
        {
            threshold = score is < 0 or > 1 ? 0 : threshold;
        }

        int hits = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            hits += (scores[i] > threshold ? 1 : 0) == truth[i] ? 1 : 0;
        }

        return (double)hits / truth.Length;
    }

    private static int Hits(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, int columns, int k)
    {
        int hits = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            ReadOnlySpan<float> candidates = scores.Slice(row * columns, columns);
            float own = candidates[truth[row]];
            int ahead = 0;
            for (int label = 0; label < columns; label++)
            {
                ahead += candidates[label] > own || (candidates[label] == own && label > truth[row]) ? 1 : 0;
            }

            hits += ahead < k ? 1 : 0;
        }

        return hits;
    }
}
