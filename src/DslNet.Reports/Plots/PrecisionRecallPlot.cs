namespace DslNet.Reports;

/// <summary>Precision-recall curves with their average precisions, in a square; drawn as steps, without interpolation.</summary>
public static class PrecisionRecallPlot
{
    /// <summary>Draws curves.</summary>
    /// <param name="curves">The curves, each with its name in the legend; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Plot Of(params IReadOnlyList<(string Name, PrecisionRecallCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
        {
            throw new ArgumentException("At least one curve is needed; none came.", nameof(curves));
        }

        return SquareChart.Draw(
            "Precision-recall curves", "recall", "precision", [.. curves.Select((curve, i) => new Series(NameOf(curve.Name, curve.Curve), Points(curve.Curve), i))], hasDiagonal: false);
    }

    /// <summary>Draws curves into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="curves">The curves, each with its name in the legend; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, params IReadOnlyList<(string Name, PrecisionRecallCurve Curve)> curves) => Of(curves).Save(path);

    private static string NameOf(string name, PrecisionRecallCurve curve) => FormattableString.Invariant($"{SquareChart.Fitting(name)} (AP {curve.AveragePrecision:0.000})");

    /// <summary>Between two recalls the precision is that of the higher one: the area below the steps is the average precision.</summary>
    private static (double X, double Y)[] Points(PrecisionRecallCurve curve) =>
        [.. Enumerable.Range(0, curve.Thresholds.Count).SelectMany(i => new[] { (curve.Recalls[i], curve.Precisions[i]), (curve.Recalls[i + 1], curve.Precisions[i]) })];
}
