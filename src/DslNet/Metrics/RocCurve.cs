using System.Globalization;

namespace DslNet;

/// <summary>
/// The true positive rate over the false positive rate as the threshold on a score decreases: the receiver operating
/// characteristic, as scikit-learn's roc_curve. Collinear points are dropped; the first
/// point is (0, 0) at an infinite threshold. Where there are no positives, or no negatives, the rates of the missing kind and the area
/// are NaN.
/// </summary>
public sealed class RocCurve
{
    /// <summary>Computes the curve of one score.</summary>
    /// <param name="truth">1 for each positive sample, 0 for each negative one.</param>
    /// <param name="scores">The score of each sample for the positive class; finite, of any scale; as many as <paramref name="truth"/>.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a label other than 0 and 1, or a score that isn't finite.</exception>
    public RocCurve(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores)
    {
        MetricChecks.Lengths(truth.Length, scores.Length, nameof(scores));
        MetricChecks.Classes(truth, 2, nameof(truth));
        MetricChecks.Finite(scores, 1, nameof(scores));
        RocPoints points = RocPoints.Of(truth, scores);
        Positives = points.Positives;
        Negatives = points.Negatives;
        Auc = points.Area();
        points.DropIntermediate();
        TruePositiveRates = points.TruePositiveRates();
        FalsePositiveRates = points.FalsePositiveRates();
        Thresholds = points.Thresholds();
    }

    /// <summary>The number of positive samples.</summary>
    public int Positives { get; }

    /// <summary>The number of negative samples.</summary>
    public int Negatives { get; }

    /// <summary>At each point, the false positive rate, the fraction of the negatives whose score is at least the threshold: the curve's x. Rises from 0 to 1.</summary>
    public IReadOnlyList<double> FalsePositiveRates { get; }

    /// <summary>At each point, the true positive rate, the fraction of the positives whose score is at least the threshold: the curve's y. Rises from 0 to 1.</summary>
    public IReadOnlyList<double> TruePositiveRates { get; }

    /// <summary>The threshold of each point; falls, from infinity.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>
    /// The area under the curve (AUC): the probability that a positive scores above a negative, ties counted by half. 1 is perfect, 0.5 is chance;
    /// NaN where there are no positives or no negatives.
    /// </summary>
    public double Auc { get; }

    /// <summary>One line: the area and the counts.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"AUC {Auc:0.####} ({Positives} positives, {Negatives} negatives, {Thresholds.Count} points)");
}
