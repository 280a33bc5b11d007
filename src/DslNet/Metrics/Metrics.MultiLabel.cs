namespace DslNet;

// Multi-label metrics.
public static partial class Metrics
{
    /// <summary>Precision: the fraction of the predicted labels that samples have; as scikit-learn's precision_score of indicators.</summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="predicted">The same of the predictions; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, a value other than 0 and 1, or another average.</exception>
    public static double Precision(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int labels, Average average)
        => LabelCounts.Of(truth, predicted, labels).Summary[average].Precision;

    /// <summary>Recall: the fraction of the samples' labels that are predicted; as scikit-learn's recall_score of indicators.</summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="predicted">The same of the predictions; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, a value other than 0 and 1, or another average.</exception>
    public static double Recall(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int labels, Average average)
        => LabelCounts.Of(truth, predicted, labels).Summary[average].Recall;

    /// <summary>F1, the harmonic mean of precision and recall; as scikit-learn's f1_score of indicators. Macro, Weighted and Samples are means of F1 values.</summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="predicted">The same of the predictions; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, a value other than 0 and 1, or another average.</exception>
    public static double F1(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int labels, Average average)
        => LabelCounts.Of(truth, predicted, labels).Summary[average].F1;

    /// <summary>The scores of each label on its own.</summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="predicted">The same of the predictions; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <returns>[labels], in their order.</returns>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, or a value other than 0 and 1.</exception>
    public static IReadOnlyList<ClassScores> LabelScores(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int labels)
        => LabelCounts.Of(truth, predicted, labels).Labels;

    /// <summary>Subset accuracy: the fraction of samples all of whose labels are predicted correctly; as scikit-learn's accuracy_score of indicators.</summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="predicted">The same of the predictions; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, or a value other than 0 and 1.</exception>
    public static double SubsetAccuracy(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int labels)
        => LabelCounts.Of(truth, predicted, labels).Summary.SubsetAccuracy;

    /// <summary>
    /// The fraction of values predicted wrongly; as scikit-learn's hamming_loss. Of indicators [samples × labels] that is the fraction
    /// of wrong labels, of classes 1 − accuracy.
    /// </summary>
    /// <param name="truth">The true labels.</param>
    /// <param name="predicted">The predicted labels; as many.</param>
    /// <exception cref="ArgumentException">No samples, or different lengths.</exception>
    public static double HammingLoss(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        MetricChecks.Lengths(truth.Length, predicted.Length);
        int wrong = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            wrong += truth[i] != predicted[i] ? 1 : 0;
        }

        return (double)wrong / truth.Length;
    }

    /// <summary>
    /// The area under the ROC curve of multi-label predictions; as scikit-learn's roc_auc_score of indicators. NaN
    /// where a label (with Samples: a sample) has no positives or no negatives; Weighted leaves labels without positives out.
    /// </summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="scores">The score of each sample for each label; finite; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, a value other than 0 and 1, a score that isn't finite, or another average.</exception>
    public static double RocAuc(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, int labels, Average average)
        => new LabelRanking(truth, scores, labels).Auc(average);

    /// <summary>
    /// The average precision of multi-label predictions; as scikit-learn's average_precision_score of indicators. 0
    /// where a label (with Samples: a sample) has no positives; Weighted leaves labels without positives out.
    /// </summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="scores">The score of each sample for each label; finite; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, a value other than 0 and 1, a score that isn't finite, or another average.</exception>
    public static double AveragePrecision(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, int labels, Average average)
        => new LabelRanking(truth, scores, labels).AveragePrecision(average);
}
