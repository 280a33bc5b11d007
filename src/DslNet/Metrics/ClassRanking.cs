namespace DslNet;

/// <summary>True classes and what each class scored: [samples × classes], or, where there are two classes, class 1's score alone.</summary>
internal sealed class ClassRanking
{
    private readonly int[] truth;
    private readonly float[] scores;
    private readonly int classes, columns;
    private readonly Lazy<RocCurve[]> curves;

    /// <summary>Copies both, so that what is computed from them later is still about them.</summary>
    public ClassRanking(ReadOnlySpan<int> truth, ReadOnlySpan<float> scores, int classes)
    {
        this.classes = classes;
        columns = MetricChecks.Columns(truth.Length, scores.Length, classes, nameof(scores));
        MetricChecks.Classes(truth, classes, nameof(truth));
        MetricChecks.Finite(scores, columns, nameof(scores));
        this.truth = truth.ToArray();
        this.scores = scores.ToArray();
        curves = new(() => [.. Enumerable.Range(0, classes).Select(Curve)]);
    }

    /// <summary>Each class against the rest, by class index.</summary>
    public IReadOnlyList<RocCurve> Curves => curves.Value;

    public double Auc(Average average) => average switch
    {
        < Average.Binary or > Average.Weighted => throw new ArgumentOutOfRangeException(nameof(average), $"There is no average {(int)average}."),
        _ when classes == 2 => curves.Value[1].Auc,
        Average.Binary => throw new ArgumentException($"Average.Binary is for the classes 0 and 1; here are {classes} classes. Choose Micro, Macro or Weighted.", nameof(average)),
        Average.Micro => new RocCurve([.. truth.SelectMany(label => OneHot(label))], scores).Auc,
        Average.Macro => curves.Value.Average(curve => curve.Auc),
        _ => Weighted(),
    };

    // Like scikit-learn, a class that doesn't occur has no weight, and its undefined area no part in the mean.
    private double Weighted() => curves.Value.Where(curve => curve.Positives > 0).Sum(curve => curve.Positives * curve.Auc) / truth.Length;

    private IEnumerable<int> OneHot(int label) => Enumerable.Range(0, classes).Select(column => column == label ? 1 : 0);

    private RocCurve Curve(int label)
    {
        // One score says of class 1 how likely it is, and its negative of class 0.
        Func<int, float> score = columns == 1
            ? label == 1 ? row => scores[row] : row => -scores[row]
            : row => scores[(row * columns) + label];
        return new RocCurve([.. truth.Select(actual => actual == label ? 1 : 0)], [.. Enumerable.Range(0, truth.Length).Select(score)]);
    }
}
