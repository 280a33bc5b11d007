using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>Lines in a square of shares, both axes from 0 to 1.</summary>
internal static class SquareChart
{
    private const double Width = LineChart.Width, Top = 52, Side = 300;

    /// <param name="title">What it shows.</param>
    /// <param name="xName">The horizontal axis.</param>
    /// <param name="yName">The vertical axis.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="hasDiagonal">Whether the line from (0, 0) to (1, 1) is there to compare with.</param>
    /// <param name="hasDots">Whether each point has a dot.</param>
    public static Plot Draw(string title, string xName, string yName, IReadOnlyList<Series> lines, bool hasDiagonal, bool hasDots = false)
    {
        double bottom = Top + Side;
        Scale y = Scale.Exact(0, 1, bottom, Top);
        double left = Frame.RoomFor(y);
        var frame = new Frame(left, Top, left + Side, bottom, Scale.Exact(0, 1, left, left + Side), y);
        List<XElement> content = [Svg.Text("heading", 0, Frame.HeadingLine, title), .. frame.Draw(xName, yName)];
        if (hasDiagonal)
        {
            content.Add(Svg.Line("chance", left, bottom, left + Side, Top));
        }

        content.AddRange(lines.SelectMany(line => LineChart.Line(frame, line)));
        if (hasDots)
        {
            content.AddRange(lines.SelectMany(line => line.Points.Select(point => Svg.Circle(StyleSheet.AreaOf(line.Look), frame.X.Map(point.X), frame.Y.Map(point.Y), 3))));
        }

        (IReadOnlyList<XElement> legend, double height) = Legend.Draw(
            [.. lines.Select(line => line.Name)], (i, x, middle, width) => Svg.Line(StyleSheet.LineOf(i), x, middle, x + width, middle), 0, bottom + 42, Width);
        content.AddRange(legend);
        return new Plot(title, Width, bottom + 42 + height + 4, content);
    }

    /// <summary>A name that the user may have given, as long as a legend has room for.</summary>
    public static string Fitting(string name) => SafeText.Fitting(OutsideText.Name(name), 180, 11);
}
