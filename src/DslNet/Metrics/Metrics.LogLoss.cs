namespace DslNet;

public static partial class Metrics
{
    // The double's spacing at 1: scikit-learn keeps probabilities this far from 0 and 1, so that no logarithm is infinite.
    private const double SmallestProbability = 2.220446049250313e-16;

    /// <summary>
    /// The mean of −log of the probability that was given to the true class, in nats (log loss, cross-entropy); as scikit-learn's
    /// log_loss of doubles. Probabilities are kept within 2⁻⁵²..1 − 2⁻⁵², so the loss of a sample is at most 36.04. Rows should sum to 1,
    /// which isn't enforced.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="probabilities">One probability a sample, class 1's; or row-major [samples × classes], a column a class.</param>
    /// <exception cref="ArgumentException">No samples, no whole number of probabilities a sample, an index without a column, or a number outside 0..1.</exception>
    public static double LogLoss(ReadOnlySpan<int> truth, ReadOnlySpan<float> probabilities)
    {
        int classes = MetricChecks.ClassesOf(truth.Length, probabilities.Length, nameof(probabilities));
        int columns = MetricChecks.Columns(truth.Length, probabilities.Length, classes, nameof(probabilities));
        MetricChecks.Classes(truth, classes, nameof(truth));
        MetricChecks.Probabilities(probabilities, columns, nameof(probabilities));
        double sum = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            double given = columns > 1 ? probabilities[(row * columns) + truth[row]]
                : truth[row] == 1 ? probabilities[row] : 1 - (double)probabilities[row];
            sum -= Math.Log(Math.Clamp(given, SmallestProbability, 1 - SmallestProbability));
        }

        return sum / truth.Length;
    }
}
