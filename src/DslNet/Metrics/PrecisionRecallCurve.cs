using System.Globalization;

namespace DslNet;

/// <summary>
/// Precision and recall as the threshold on a score rises: as scikit-learn's precision_recall_curve, a point for each
/// distinct score and a last one of precision 1 and recall 0, which has no threshold. Where there are no positives, recall is 1 at
/// every threshold and the average precision 0.
/// </summary>
public sealed class PrecisionRecallCurve
{
    private readonly (int TruePositives, int FalsePositives, float Threshold)[] points;

    /// <summary>Computes the curve of one score.</summary>
    /// <param name="truth">1 for each positive sample, 0 for each negative one.</param>
    /// <param name="scores">The score of each sample for the positive class; finite, of any scale; as many as <paramref name="truth"/>.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a label other than 0 and 1, or a score that isn't finite.</exception>
    public PrecisionRecallCurve(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores)
    {
        MetricChecks.Lengths(truth.Length, scores.Length, nameof(scores));
        MetricChecks.Classes(truth, 2, nameof(truth));
        MetricChecks.Finite(scores, 1, nameof(scores));
        points = [.. RocPoints.Of(truth, scores).Descending];
        Array.Reverse(points);
        Positives = points[0].TruePositives;
        Negatives = points[0].FalsePositives;
        Thresholds = [.. points.Select(point => (double)point.Threshold)];
        Precisions = [.. points.Select(point => point.TruePositives / ((double)point.TruePositives + point.FalsePositives)), 1];
        Recalls = [.. points.Select(point => Positives == 0 ? 1 : (double)point.TruePositives / Positives), 0];
        double area = 0;
        for (int i = 0; i < points.Length; i++)
        {
            area += (Recalls[i] - Recalls[i + 1]) * Precisions[i];
        }

        AveragePrecision = area;
    }

    /// <summary>The number of positive samples.</summary>
    public int Positives { get; }

    /// <summary>The number of negative samples.</summary>
    public int Negatives { get; }

    /// <summary>The distinct scores, ascending; one fewer than points.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>At each point, precision: the fraction of positives among the samples whose score is at least the threshold; at the last 1.</summary>
    public IReadOnlyList<double> Precisions { get; }

    /// <summary>At each point, recall: the fraction of the positives whose score is at least the threshold; falls to 0.</summary>
    public IReadOnlyList<double> Recalls { get; }

    /// <summary>Σ (recall − next recall)·precision, the area under the curve without interpolation (average precision, AP).</summary>
    public double AveragePrecision { get; }

    /// <summary>The threshold of the highest F1; of equals the highest threshold.</summary>
    public DecisionThreshold BestF1()
    {
        int best = Thresholds.Count - 1;
        for (int i = best - 1; i >= 0; i--)
        {
            best = F1(i) > F1(best) ? i : best;
        }

        return At(best);
    }

    /// <summary>The highest threshold with at least the given recall.</summary>
    /// <param name="recall">The least recall, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such number.</exception>
    public DecisionThreshold AtRecall(double recall)
    {
        MustBeShare(recall, nameof(recall));
        int place = Thresholds.Count - 1;
        while (place > 0 && Recalls[place] < recall)
        {
            place--;
        }

        return At(place);
    }

    /// <summary>The lowest threshold with at least the given precision, and so of the highest recall. Null where none has it.</summary>
    /// <param name="precision">The least precision, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such number.</exception>
    public DecisionThreshold? AtPrecision(double precision)
    {
        MustBeShare(precision, nameof(precision));
        for (int i = 0; i < Thresholds.Count; i++)
        {
            if (Precisions[i] >= precision)
            {
                return At(i);
            }
        }

        return null;
    }

    /// <summary>One line: the average precision and the counts.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"average precision {AveragePrecision:0.####} ({Positives} positives, {Negatives} negatives, {Thresholds.Count} thresholds)");

    private DecisionThreshold At(int place) => new((float)Thresholds[place], Precisions[place], Recalls[place], F1(place));

    // From the counts, so that equals are equal.
    private double F1(int place) => 2.0 * points[place].TruePositives / ((double)points[place].TruePositives + points[place].FalsePositives + Positives);

    private static void MustBeShare(double share, string name)
    {
        if (!(share > 0 && share <= 1))
        {
            throw OutOfRange.Of(name, share, "Expected a share above 0, up to 1.");
        }
    }
}
