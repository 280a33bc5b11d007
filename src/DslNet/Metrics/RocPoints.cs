namespace DslNet;

/// <summary>The counts behind a ROC curve: one point for each distinct score, from the highest down, without (0, 0).</summary>
internal sealed class RocPoints
{
    private readonly List<(int TruePositives, int FalsePositives, float Threshold)> points = [];

    public int Positives => points[^1].TruePositives;

    public int Negatives => points[^1].FalsePositives;

    /// <summary>The counts of samples whose score is at least the threshold, from the highest threshold down.</summary>
    public IReadOnlyList<(int TruePositives, int FalsePositives, float Threshold)> Descending => points;

    public static RocPoints Of(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores)
    {
        float[] ranked = scores.ToArray();
        int[] labels = truth.ToArray();
        Array.Sort(ranked, labels);
        var result = new RocPoints();
        int positives = 0, negatives = 0;
        for (int i = ranked.Length - 1; i >= 0; i--)
        {
            positives += labels[i];
            negatives += 1 - labels[i];
            if (i == 0 || ranked[i - 1] != ranked[i])
            {
                result.points.Add((positives, negatives, ranked[i]));
            }
        }

        return result;
    }

    /// <summary>By the trapezoid rule, in integers: twice the area is below 2·2³⁰·2³⁰, which a long holds.</summary>
    public double Area()
    {
        if (Positives == 0 || Negatives == 0)
        {
            return double.NaN;
        }

        long twice = 0;
        (int TruePositives, int FalsePositives, float) last = (0, 0, 0);
        foreach ((int TruePositives, int FalsePositives, float) point in points)
        {
            twice += (long)(point.FalsePositives - last.FalsePositives) * (last.TruePositives + (long)point.TruePositives);
            last = point;
        }

        return twice / (2.0 * Positives * Negatives);
    }

    /// <summary>Drops collinear points, as scikit-learn does.</summary>
    public void DropIntermediate()
    {
        var kept = points.Where((_, i) => i == 0 || i == points.Count - 1 || IsCorner(i)).ToArray();
        points.Clear();
        points.AddRange(kept);
    }

    public double[] TruePositiveRates() => Rates(Positives, point => point.TruePositives);

    public double[] FalsePositiveRates() => Rates(Negatives, point => point.FalsePositives);

    public double[] Thresholds() => [double.PositiveInfinity, .. points.Select(point => (double)point.Threshold)];

    private bool IsCorner(int i) =>
        points[i + 1].TruePositives - points[i].TruePositives != points[i].TruePositives - points[i - 1].TruePositives
        || points[i + 1].FalsePositives - points[i].FalsePositives != points[i].FalsePositives - points[i - 1].FalsePositives;

    private double[] Rates(int all, Func<(int TruePositives, int FalsePositives, float), int> count) =>
        all == 0 ? [.. Enumerable.Repeat(double.NaN, points.Count + 1)] : [0, .. points.Select(point => (double)count(point) / all)];
}
