using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>ROC curves with their areas, in a square, with the diagonal of chance.</summary>
public static class RocPlot
{
    private const double Width = LineChart.Width, Top = 52, Side = 300;

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

        double bottom = Top + Side;
        Scale y = Scale.Exact(0, 1, bottom, Top);
        double left = Frame.RoomFor(y);
        var frame = new Frame(left, Top, left + Side, bottom, Scale.Exact(0, 1, left, left + Side), y);
        Series[] lines = [.. curves.Select((curve, i) => new Series(NameOf(curve), Points(curve), i))];
        List<XElement> content =
        [
            Svg.Text("heading", 0, Frame.HeadingLine, "ROC curves"),
            .. frame.Draw("false positive rate", "true positive rate"),
            Svg.Line("chance", left, bottom, left + Side, Top),
            .. lines.SelectMany(line => LineChart.Line(frame, line)),
        ];
        (IReadOnlyList<XElement> legend, double height) = Legend.Draw(
            [.. lines.Select(line => line.Name)], (i, x, middle, width) => Svg.Line(StyleSheet.LineOf(i), x, middle, x + width, middle), 0, bottom + 42, Width);
        content.AddRange(legend);
        return new Plot("ROC curves", Width, bottom + 42 + height + 4, content);
    }

    /// <summary>Draws curves into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="curves">The curves; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, IReadOnlyList<RocLine> curves) => Of(curves).Save(path);

    private static string NameOf(RocLine curve) => double.IsNaN(curve.Auc)
        ? $"{SafeText.Fitting(OutsideText.Name(curve.Name), 180, 11)} (no AUC)"
        : FormattableString.Invariant($"{SafeText.Fitting(OutsideText.Name(curve.Name), 180, 11)} (AUC {curve.Auc:0.000})");

    private static (double X, double Y)[] Points(RocLine curve) =>
        [.. curve.FalsePositiveRates.Zip(curve.TruePositiveRates)];
}
