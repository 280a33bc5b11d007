using System.Globalization;

namespace DslNet;

/// <summary>
/// The observed frequency of positives over the predicted probability: as scikit-learn's calibration_curve. For a calibrated
/// classifier the two are equal. Empty bins have no point.
/// </summary>
public sealed class ReliabilityCurve
{
    /// <summary>Computes the curve.</summary>
    /// <param name="truth">1 for each positive sample, 0 for each negative one.</param>
    /// <param name="probabilities">The predicted probability of the positive class; as many.</param>
    /// <param name="bins">The number of bins; at least 1.</param>
    /// <param name="strategy">How probabilities are binned.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a label other than 0 and 1, a number outside 0..1, no bins, or an undefined strategy.</exception>
    public ReliabilityCurve(ReadOnlySpan<int> truth, ReadOnlySpan<float> probabilities, int bins = 5, BinStrategy strategy = BinStrategy.Uniform)
    {
        MetricChecks.Lengths(truth.Length, probabilities.Length, nameof(probabilities));
        MetricChecks.Classes(truth, 2, nameof(truth));
        MetricChecks.Probabilities(probabilities, 1, nameof(probabilities));
        if (bins < 1)
        {
            throw OutOfRange.Of(nameof(bins), bins, "At least one bin is needed.");
        }

        double[] edges = Edges(probabilities, bins, strategy);
        double[] sums = new double[bins], positives = new double[bins];
        int[] counts = new int[bins];
        for (int i = 0; i < truth.Length; i++)
        {
            int bin = BinOf(probabilities[i], edges);
            sums[bin] += probabilities[i];
            positives[bin] += truth[i];
            counts[bin]++;
        }

        int[] used = [.. Enumerable.Range(0, bins).Where(bin => counts[bin] > 0)];
        MeanProbabilities = [.. used.Select(bin => sums[bin] / counts[bin])];
        Frequencies = [.. used.Select(bin => positives[bin] / counts[bin])];
        Counts = [.. used.Select(bin => counts[bin])];
        ExpectedCalibrationError = used.Sum(bin => Math.Abs(positives[bin] - sums[bin])) / truth.Length;
    }

    /// <summary>At each point, the mean probability of the bin's samples: the curve's x.</summary>
    public IReadOnlyList<double> MeanProbabilities { get; }

    /// <summary>At each point, the fraction of positives among the bin's samples: the curve's y.</summary>
    public IReadOnlyList<double> Frequencies { get; }

    /// <summary>At each point, the number of the bin's samples.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>The mean over the samples of |frequency − mean probability| of their bin (expected calibration error, ECE; Naeini, Cooper, Hauskrecht 2015); 0 is perfect.</summary>
    public double ExpectedCalibrationError { get; }

    /// <summary>One line: the error, the points and the samples.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"expected calibration error {ExpectedCalibrationError:0.####} ({Counts.Count} bins, {Counts.Sum()} samples)");

    /// <summary>The edges between the bins, rising: those of the same width, or the quantiles by linear interpolation, computed as NumPy does to the bit.</summary>
    private static double[] Edges(ReadOnlySpan<float> probabilities, int bins, BinStrategy strategy)
    {
        double step = 1.0 / bins;
        double[] shares = [.. Enumerable.Range(1, bins - 1).Select(edge => edge * step)];
        if (strategy == BinStrategy.Uniform)
        {
            return shares;
        }

        if (strategy != BinStrategy.Quantile)
        {
            throw new ArgumentOutOfRangeException(nameof(strategy), $"There is no strategy {(int)strategy}.");
        }

        double[] sorted = [.. probabilities.ToArray().Select(probability => (double)probability).Order()];
        return [.. shares.Select(share => Quantile(sorted, share * 100 / 100))];
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)Math.Floor(place);
        double part = place - below, low = sorted[below], high = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return part >= 0.5 ? high - ((high - low) * (1 - part)) : low + ((high - low) * part);
    }

    /// <summary>The bin of a probability: one on an edge belongs to the bin below it.</summary>
    private static int BinOf(double probability, double[] edges)
    {
        int low = 0, high = edges.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = edges[middle] < probability ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
