namespace DslNet;

/// <summary>True classes and the scores of each class: [samples × classes], or, where there are two classes, class 1's score alone.</summary>
internal sealed class ClassRanking
{
    private readonly int[] truth;
    private readonly float[] scores;
    private readonly int classes, columns;
    private readonly Lazy<RocCurve[]> curves;
    private readonly Lazy<PrecisionRecallCurve[]> precisionRecallCurves;

    /// <summary>Copies both, since curves are computed lazily.</summary>
    public ClassRanking(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, int classes)
    {
        this.classes = classes;
        columns = MetricChecks.Columns(truth.Length, scores.Length, classes, nameof(scores));
        MetricChecks.Classes(truth, classes, nameof(truth));
        MetricChecks.Finite(scores, columns, nameof(scores));
        this.truth = truth.ToArray();
        this.scores = scores.ToArray();
        curves = new(() => [.. Enumerable.Range(0, classes).Select(label => new RocCurve(Truth(label), Scores(label)))]);
        precisionRecallCurves = new(() => [.. Enumerable.Range(0, classes).Select(label => new PrecisionRecallCurve(Truth(label), Scores(label)))]);
    }

    /// <summary>One-vs-rest, by class index.</summary>
    public IReadOnlyList<RocCurve> Curves => curves.Value;

    /// <summary>One-vs-rest, by class index.</summary>
    public IReadOnlyList<PrecisionRecallCurve> PrecisionRecallCurves => precisionRecallCurves.Value;

    public double Auc(Average average) => average switch
    {
        < Average.Binary or > Average.Weighted => throw MetricChecks.NotOfClasses(average),
        _ when classes == 2 => curves.Value[1].Auc,
        Average.Binary => throw new ArgumentException($"Average.Binary is for the classes 0 and 1; here are {classes} classes. Choose Micro, Macro or Weighted.", nameof(average)),
        Average.Micro => new RocCurve([.. truth.SelectMany(label => OneHot(label))], scores).Auc,
        Average.Macro => curves.Value.Average(curve => curve.Auc),
        _ => Weighted(),
    };

    // Like scikit-learn, a class that doesn't occur has no weight, and its undefined area no part in the mean.
    private double Weighted() => curves.Value.Where(curve => curve.Positives > 0).Sum(curve => curve.Positives * curve.Auc) / truth.Length;

    private IEnumerable<int> OneHot(int label) => Enumerable.Range(0, classes).Select(column => column == label ? 1 : 0);

    public double AveragePrecision(Average average) => average switch
    {
        < Average.Binary or > Average.Weighted => throw MetricChecks.NotOfClasses(average),
        _ when classes == 2 => PrecisionRecallCurves[1].AveragePrecision,
        Average.Binary => throw new ArgumentException($"Average.Binary is for the classes 0 and 1; here are {classes} classes. Choose Micro, Macro or Weighted.", nameof(average)),
        Average.Micro => new PrecisionRecallCurve([.. truth.SelectMany(label => OneHot(label))], scores).AveragePrecision,
        Average.Macro => PrecisionRecallCurves.Average(curve => curve.AveragePrecision),
        _ => PrecisionRecallCurves.Sum(curve => curve.Positives * curve.AveragePrecision) / truth.Length,
    };

    /// <summary>Whether every score is in 0..1.</summary>
    public bool AreProbabilities => Array.TrueForAll(scores, score => score is >= 0 and <= 1);

    public double BrierScore() => Metrics.BrierScore(truth, scores);

    public ReliabilityCurve ReliabilityCurve(int label, int bins, BinStrategy strategy) =>
        new(Truth(label), columns == 1 && label == 0 ? Array.ConvertAll(scores, score => 1 - score) : Scores(label), bins, strategy);

    private int[] Truth(int label) => Array.ConvertAll(truth, actual => actual == label ? 1 : 0);

    private float[] Scores(int label)
    {
        // A single score ranks class 1, its negative class 0.
        Func<int, float> score = columns == 1
            ? label == 1 ? row => scores[row] : row => -scores[row]
            : row => scores[(row * columns) + label];
        return [.. Enumerable.Range(0, truth.Length).Select(score)];
    }
}
