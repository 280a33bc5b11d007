namespace DslNet;

/// <summary>Scores of class predictions, named and defined as scikit-learn's; where a denominator is zero the score is 0.</summary>
public static partial class Metrics
{
    /// <summary>The fraction of samples predicted correctly: accuracy.</summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, or a negative index.</exception>
    public static double Accuracy(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        MetricChecks.Lengths(truth.Length, predicted.Length);
        int correct = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            correct += truth[i] == predicted[i] ? 1 : 0;
        }

        return (double)correct / truth.Length;
    }

    /// <summary>Precision, TP/(TP + FP): the fraction of the samples predicted as a class that belong to it.</summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="average">How the classes' scores are averaged.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a negative index, or Binary for more than two classes.</exception>
    public static double Precision(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, Average average = Average.Binary)
        => ClassScores.Of(truth, predicted, average).Precision;

    /// <summary>Recall, TP/(TP + FN): the fraction of the samples of a class that are predicted as it.</summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="average">How the classes' scores are averaged.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a negative index, or Binary for more than two classes.</exception>
    public static double Recall(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, Average average = Average.Binary)
        => ClassScores.Of(truth, predicted, average).Recall;

    /// <summary>F1, the harmonic mean of precision and recall: 2TP/(2TP + FP + FN).</summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="average">How the classes' scores are averaged; Macro and Weighted are means of the classes' own F1.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a negative index, or Binary for more than two classes.</exception>
    public static double F1(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, Average average = Average.Binary)
        => ClassScores.Of(truth, predicted, average).F1;

    /// <summary>Counts by true class (row) and predicted class (column).</summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="classNames">The name of each class; null: "0", "1", … up to the highest index that occurs.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, or an index that has no class.</exception>
    public static ConfusionMatrix ConfusionMatrix(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, IReadOnlyList<string>? classNames = null)
        => new(truth, predicted, classNames);
}
