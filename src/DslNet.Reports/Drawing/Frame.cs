using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>The axes of a chart: grid lines, tick labels, axis titles.</summary>
internal sealed class Frame
{
    private const double LetterSize = 11;

    /// <summary>Where the heading stands, when there is one.</summary>
    public const double HeadingLine = 16;

    public Frame(double left, double top, double right, double bottom, Scale x, Scale y)
    {
        (Left, Top, Right, Bottom, X, Y) = (left, top, right, bottom, x, y);
    }

    public double Left { get; }

    public double Top { get; }

    public double Right { get; }

    public double Bottom { get; }

    public Scale X { get; }

    public Scale Y { get; }

    /// <summary>The width of the vertical axis's tick labels.</summary>
    public static double RoomFor(Scale y) => y.Ticks.Max(tick => SafeText.Width(PlotText.Number(tick), LetterSize)) + 8;

    /// <summary>Grid lines, tick labels and titles. The vertical axis's title stands above it, unrotated.</summary>
    public IEnumerable<XElement> Draw(string xName, string yName)
    {
        foreach (double tick in Y.Ticks)
        {
            double y = Y.Map(tick);
            yield return Svg.Line("rule", Left, y, Right, y);
            yield return Svg.Text("faint", Left - 6, y + 4, PlotText.Number(tick), "end");
        }

        double free = double.NegativeInfinity;
        foreach (double tick in X.Ticks)
        {
            double x = X.Map(tick);
            string text = PlotText.Number(tick);
            double half = SafeText.Width(text, LetterSize) / 2;
            yield return Svg.Line("axis", x, Bottom, x, Bottom + 4);

            // A label that would overlap the one before is dropped; its tick stays.
            if (x - half > free)
            {
                yield return Svg.Text("faint", x, Bottom + 16, text, "middle");
                free = x + half + 4;
            }
        }

        yield return Svg.Line("axis", Left, Bottom, Right, Bottom);
        if (yName.Length > 0)
        {
            yield return Svg.Text("faint", 0, Top - 14, yName + (Y.IsLogarithmic ? " (logarithmic)" : ""));
        }

        if (xName.Length > 0)
        {
            yield return Svg.Text("faint", (Left + Right) / 2, Bottom + 32, xName, "middle");
        }
    }
}
