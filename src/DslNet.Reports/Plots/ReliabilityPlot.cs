namespace DslNet.Reports;

/// <summary>Reliability curves in a square, with the diagonal of perfect calibration.</summary>
public static class ReliabilityPlot
{
    /// <summary>Draws curves.</summary>
    /// <param name="curves">The curves, each with its name in the legend; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Plot Of(params IReadOnlyList<(string Name, ReliabilityCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
        {
            throw new ArgumentException("At least one curve is needed; none came.", nameof(curves));
        }

        return SquareChart.Draw(
            "Reliability", "mean probability", "share that truly is positive", [.. curves.Select((curve, i) => new Series(NameOf(curve.Name, curve.Curve), Points(curve.Curve), i))], hasDiagonal: true, hasDots: true);
    }

    /// <summary>Draws curves into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="curves">The curves, each with its name in the legend; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, params IReadOnlyList<(string Name, ReliabilityCurve Curve)> curves) => Of(curves).Save(path);

    private static string NameOf(string name, ReliabilityCurve curve) => FormattableString.Invariant($"{SquareChart.Fitting(name)} (error {curve.ExpectedCalibrationError:0.000})");

    private static (double X, double Y)[] Points(ReliabilityCurve curve) => [.. curve.MeanProbabilities.Zip(curve.Frequencies)];
}
