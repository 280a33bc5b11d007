namespace DslNet.Reports;

/// <summary>
/// A ROC curve to be drawn: true positive rate over false positive rate.
/// </summary>
public sealed record RocLine
{
    /// <summary>Takes the points of a curve.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="falsePositiveRates">The x of each point, each in 0..1.</param>
    /// <param name="truePositiveRates">The y of each point, each in 0..1; as many.</param>
    /// <param name="auc">The area under the curve. NaN where it is undefined; the rates may then be NaN, too.</param>
    /// <exception cref="ArgumentException">There are no points, the numbers of points differ, or a rate is out of range.</exception>
    public RocLine(string name, IReadOnlyList<double> falsePositiveRates, IReadOnlyList<double> truePositiveRates, double auc)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(falsePositiveRates);
        ArgumentNullException.ThrowIfNull(truePositiveRates);
        if (falsePositiveRates.Count == 0)
        {
            throw new ArgumentException("A curve has at least one point; none came.", nameof(falsePositiveRates));
        }

        if (falsePositiveRates.Count != truePositiveRates.Count)
        {
            throw new ArgumentException($"{truePositiveRates.Count} true positive rates came for {falsePositiveRates.Count} false positive rates.", nameof(truePositiveRates));
        }

        MustBeRates(falsePositiveRates, nameof(falsePositiveRates));
        MustBeRates(truePositiveRates, nameof(truePositiveRates));
        Name = name;
        FalsePositiveRates = falsePositiveRates;
        TruePositiveRates = truePositiveRates;
        Auc = auc;
    }

    /// <summary>Takes a curve that the metrics have made.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="curve">The curve.</param>
    public RocLine(string name, RocCurve curve)
        : this(name, (curve ?? throw new ArgumentNullException(nameof(curve))).FalsePositiveRates, curve.TruePositiveRates, curve.Auc)
    {
    }

    /// <summary>Its name in the legend.</summary>
    public string Name { get; }

    /// <summary>The x of each point.</summary>
    public IReadOnlyList<double> FalsePositiveRates { get; }

    /// <summary>The y of each point.</summary>
    public IReadOnlyList<double> TruePositiveRates { get; }

    /// <summary>The area under the curve; NaN where it is undefined.</summary>
    public double Auc { get; }

    /// <summary>The curves of a classifier: each class against the rest; of two classes the second one's, which tells all. Empty where a report has none.</summary>
    /// <param name="report">The classifier's scores.</param>
    public static IReadOnlyList<RocLine> Of(ClassificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        RocLine[] all = [.. report.RocCurves.Select((curve, label) => new RocLine(report.ConfusionMatrix.ClassNames[label], curve))];
        return all.Length == 2 ? all[1..] : all;
    }

    private static void MustBeRates(IReadOnlyList<double> rates, string name)
    {
        foreach (double rate in rates)
        {
            if (rate is < 0 or > 1)
            {
                throw new ArgumentException(FormattableString.Invariant($"A rate must be in 0..1; {rate} came."), name);
            }
        }
    }
}
