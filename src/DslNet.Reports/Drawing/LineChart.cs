using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>A chart of lines over a common axis.</summary>
internal sealed class LineChart
{
    public const double Width = 380;

    // Where so many values lie below so small a part of the largest one, a linear axis would hide them.
    private const double ShareForLogarithm = 0.25, PartForLogarithm = 0.02;

    private const double Top = 52, PlotHeight = 190, RightMargin = 12;

    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required string XName { get; init; }

    /// <summary>The vertical axis.</summary>
    public required string YName { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<Series> Lines { get; init; }

    /// <summary>Whether the horizontal axis counts whole things; else it is linear.</summary>
    public bool CountsAlongX { get; init; } = true;

    /// <summary>Whether the horizontal axis is logarithmic; all its values are positive then.</summary>
    public bool IsLogarithmicAlongX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic where all values are positive and far apart.</summary>
    public bool MayBeLogarithmic { get; init; }

    /// <summary>Ends that the vertical axis has at least; null: what the values need.</summary>
    public (double Minimum, double Maximum)? AtLeast { get; init; }

    /// <summary>A dot that is worth a name.</summary>
    public (double X, double Y, string Name)? Highlight { get; init; }

    /// <summary>The drawing.</summary>
    public Plot Draw()
    {
        double bottom = Top + PlotHeight;
        Scale y = YScale(bottom);
        double left = Frame.RoomFor(y);
        var frame = new Frame(left, Top, Width - RightMargin, bottom, XScale(left), y);
        List<XElement> content = [Svg.Text("heading", 0, Frame.HeadingLine, Title), .. frame.Draw(XName, YName)];
        foreach (Series series in Lines)
        {
            content.AddRange(Line(frame, series));
        }

        if (Finite(Lines).Length == 0)
        {
            content.Add(Svg.Text("faint", (left + frame.Right) / 2, Top + (PlotHeight / 2), "no finite values", "middle"));
        }

        content.AddRange(HighlightOn(frame));
        // A line that is alone is named by the heading.
        double legendTop = bottom + (XName.Length > 0 ? 42 : 24);
        (IReadOnlyList<XElement> legend, double legendHeight) = Legend.Draw(
            Lines.Count > 1 ? [.. Lines.Select(series => series.Name)] : [], (i, x, middle, width) => Svg.Line(StyleSheet.LineOf(Lines[i].Look), x, middle, x + width, middle), 0, legendTop, Width);
        content.AddRange(legend);
        return new Plot(Title, Width, legendTop + legendHeight + 4, content);
    }

    /// <summary>The points of a line whose values are finite.</summary>
    internal static (double X, double Y)[] Finite(IEnumerable<Series> lines) =>
        [.. lines.SelectMany(series => series.Points).Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];

    /// <summary>A line, and a dot for each point that has no neighbour to draw a line to.</summary>
    internal static IEnumerable<XElement> Line(Frame frame, Series series)
    {
        (double X, double Y)[] pixels = [.. series.Visible().Select(point => (frame.X.Map(point.X), frame.Y.Map(point.Y)))];
        XElement path = Svg.Path(StyleSheet.LineOf(series.Look), pixels);
        path.Add(Svg.Hint(series.Name));
        yield return path;
        for (int i = 0; i < pixels.Length; i++)
        {
            bool Stands(int at) => at >= 0 && at < pixels.Length && double.IsFinite(pixels[at].X) && double.IsFinite(pixels[at].Y);
            if (Stands(i) && !Stands(i - 1) && !Stands(i + 1))
            {
                yield return Svg.Circle(StyleSheet.AreaOf(series.Look), pixels[i].X, pixels[i].Y, 3);
            }
        }
    }

    private IEnumerable<XElement> HighlightOn(Frame frame)
    {
        if (Highlight is not var (x, y, name) || !double.IsFinite(frame.X.Map(x)) || !double.IsFinite(frame.Y.Map(y)))
        {
            yield break;
        }

        (double pixelX, double pixelY) = (frame.X.Map(x), frame.Y.Map(y));
        yield return Svg.Line("chance", pixelX, frame.Top, pixelX, frame.Bottom);
        yield return Svg.Circle(StyleSheet.AreaOf(Lines[^1].Look), pixelX, pixelY, 4);
        bool isRight = pixelX > (frame.Left + frame.Right) / 2;
        yield return Svg.Text("faint", pixelX + (isRight ? -5 : 5), frame.Top + 10, name, isRight ? "end" : "start");
    }

    private Scale XScale(double left)
    {
        double[] values = [.. Lines.SelectMany(series => series.Points).Select(point => point.X).Where(double.IsFinite).DefaultIfEmpty(1)];
        return IsLogarithmicAlongX
            ? Scale.Logarithmic(values.Min(), values.Max(), left, Width - RightMargin)
            : CountsAlongX
            ? Scale.Whole((int)values.Min(), (int)values.Max(), left, Width - RightMargin)
            : Scale.Linear(values.Min(), values.Max(), left, Width - RightMargin);
    }

    private Scale YScale(double bottom)
    {
        double[] values = [.. Finite(Lines).Select(point => point.Y).DefaultIfEmpty(1)];
        if (MayBeLogarithmic && values.Min() > 0 && values.Count(value => value < PartForLogarithm * values.Max()) > ShareForLogarithm * values.Length)
        {
            return Scale.Logarithmic(values.Min(), values.Max(), bottom, Top);
        }

        // From 0 where that wastes little, so that heights can be compared.
        double minimum = values.Min() > 0 && values.Min() < values.Max() / 2 ? 0 : values.Min();
        return Scale.Linear(Math.Min(minimum, AtLeast?.Minimum ?? minimum), Math.Max(values.Max(), AtLeast?.Maximum ?? values.Max()), bottom, Top);
    }
}
