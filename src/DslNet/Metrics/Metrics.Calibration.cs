namespace DslNet;

// Calibration of probabilities.
public static partial class Metrics
{
    /// <summary>
    /// The Brier score, the mean squared error of probabilities: as scikit-learn's brier_score_loss. With one probability a sample it is
    /// the mean of (p − y)², in 0..1; with several the mean over the samples of Σ (p − y)² over the classes, in 0..2 (Brier 1950).
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="probabilities">One probability a sample, class 1's; or row-major [samples × classes], a column a class.</param>
    /// <exception cref="ArgumentException">No samples, no whole number of probabilities a sample, an index without a column, or a number outside 0..1.</exception>
    public static double BrierScore(ReadOnlySpan<int> truth, ReadOnlySpan<float> probabilities)
    {
        int classes = MetricChecks.ClassesOf(truth.Length, probabilities.Length, nameof(probabilities));
        int columns = MetricChecks.Columns(truth.Length, probabilities.Length, classes, nameof(probabilities));
        MetricChecks.Classes(truth, classes, nameof(truth));
        MetricChecks.Probabilities(probabilities, columns, nameof(probabilities));
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double actual = columns == 1 ? truth[i] : truth[i / columns] == i % columns ? 1 : 0;
            sum += (probabilities[i] - actual) * (probabilities[i] - actual);
        }

        return sum / truth.Length;
    }

    /// <summary>The observed frequency of positives over the predicted probability; as scikit-learn's calibration_curve.</summary>
    /// <param name="truth">1 for each positive sample, 0 for each negative one.</param>
    /// <param name="probabilities">The predicted probability of the positive class; as many.</param>
    /// <param name="bins">The number of bins; at least 1.</param>
    /// <param name="strategy">How probabilities are binned.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a label other than 0 and 1, a number outside 0..1, no bins, or an undefined strategy.</exception>
    public static ReliabilityCurve ReliabilityCurve(ReadOnlySpan<int> truth, ReadOnlySpan<float> probabilities, int bins = 5, BinStrategy strategy = BinStrategy.Uniform) => new(truth, probabilities, bins, strategy);
}
