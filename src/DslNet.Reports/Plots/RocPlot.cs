namespace DslNet.Reports;

/// <summary>ROC curves with their areas, in a square, with the diagonal of chance.</summary>
public static class RocPlot
{
    /// <summary>Draws curves.</summary>
    /// <param name="curves">The curves; at least one. One whose area is undefined is named, not drawn.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Plot Of(IReadOnlyList<RocLine> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
        {
            throw new ArgumentException("At least one curve is needed; none came.", nameof(curves));
        }

        return SquareChart.Draw("ROC curves", "false positive rate", "true positive rate", [.. curves.Select((curve, i) => new Series(NameOf(curve), Points(curve), i))], hasDiagonal: true);
    }

    /// <summary>Draws curves into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="curves">The curves; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, IReadOnlyList<RocLine> curves) => Of(curves).Save(path);

    private static string NameOf(RocLine curve) => double.IsNaN(curve.Auc)
        ? $"{SquareChart.Fitting(curve.Name)} (no AUC)"
        : FormattableString.Invariant($"{SquareChart.Fitting(curve.Name)} (AUC {curve.Auc:0.000})");

    private static (double X, double Y)[] Points(RocLine curve) =>
        [.. curve.FalsePositiveRates.Zip(curve.TruePositiveRates)];
}
