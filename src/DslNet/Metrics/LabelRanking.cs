namespace DslNet;

/// <summary>Multi-label targets and their scores: [samples × labels].</summary>
internal sealed class LabelRanking
{
    private readonly int[] truth;
    private readonly float[] scores;
    private readonly int labels;
    private readonly Lazy<RocCurve[]> rocCurves;
    private readonly Lazy<PrecisionRecallCurve[]> precisionRecallCurves;

    /// <summary>Copies both, since curves are computed lazily.</summary>
    public LabelRanking(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, int labels)
    {
        MetricChecks.Lengths(truth.Length, scores.Length, nameof(scores));
        MetricChecks.LabelRows(truth, labels);
        MetricChecks.Finite(scores, labels, nameof(scores));
        this.truth = truth.ToArray();
        this.scores = scores.ToArray();
        this.labels = labels;
        rocCurves = new(() => [.. Columns().Select(column => new RocCurve(column.Truth, column.Scores))]);
        precisionRecallCurves = new(() => [.. Columns().Select(column => new PrecisionRecallCurve(column.Truth, column.Scores))]);
    }

    /// <summary>By label.</summary>
    public IReadOnlyList<RocCurve> RocCurves => rocCurves.Value;

    /// <summary>By label.</summary>
    public IReadOnlyList<PrecisionRecallCurve> PrecisionRecallCurves => precisionRecallCurves.Value;

    public double Auc(Average average) => Averaged(
        average, (actual, ranked) => new RocCurve(actual, ranked).Auc, [.. average is Average.Macro or Average.Weighted ? RocCurves.Select(curve => (curve.Auc, curve.Positives)) : []]);

    public double AveragePrecision(Average average) => Averaged(
        average,
        (actual, ranked) => new PrecisionRecallCurve(actual, ranked).AveragePrecision,
        [.. average is Average.Macro or Average.Weighted ? PrecisionRecallCurves.Select(curve => (curve.AveragePrecision, curve.Positives)) : []]);

    // Like scikit-learn, a label that doesn't occur has no weight, and its score no part in the mean; where none occurs, the mean is 0.
    private double Averaged(Average average, Func<int[], float[], double> one, (double Score, int Weight)[] columns) => average switch
    {
        Average.Micro => one(truth, scores),
        Average.Macro => columns.Average(column => column.Score),
        Average.Weighted => columns.Where(column => column.Weight > 0).Sum(column => column.Weight * column.Score) / Math.Max(1, columns.Sum(column => column.Weight)),
        Average.Samples => Enumerable.Range(0, truth.Length / labels).Average(row => one(truth[(row * labels)..((row + 1) * labels)], scores[(row * labels)..((row + 1) * labels)])),
        Average.Binary => throw new ArgumentException("Average.Binary is for the classes 0 and 1; here a sample has several labels. Choose Micro, Macro, Weighted or Samples.", nameof(average)),
        _ => throw new ArgumentOutOfRangeException(nameof(average), $"There is no average {(int)average}."),
    };

    private IEnumerable<(int[] Truth, float[] Scores)> Columns() => Enumerable.Range(0, labels).Select(label =>
    {
        int[] rows = [.. Enumerable.Range(0, truth.Length / labels).Select(row => (row * labels) + label)];
        return (Array.ConvertAll(rows, place => truth[place]), Array.ConvertAll(rows, place => scores[place]));
    });
}
