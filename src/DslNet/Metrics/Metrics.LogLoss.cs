namespace DslNet;

public static partial class Metrics
{
    // Machine epsilon of double: scikit-learn clips probabilities to [ε, 1 − ε], so that no logarithm is infinite.
    private const double SmallestProbability = 2.220446049250313e-16;

    /// <summary>
    /// Log loss: the mean of −log of the true class's predicted probability, in nats (cross-entropy); as scikit-learn's
    /// log_loss of doubles. Probabilities are clipped to 2⁻⁵²..1 − 2⁻⁵², so the loss of a sample is at most 36.04. Rows should sum to 1,
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
