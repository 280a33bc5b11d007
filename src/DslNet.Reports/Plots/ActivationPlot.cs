using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>
/// The activation functions and their derivatives over −5 … 5, in a grid: sigmoid, tanh, ReLU, leaky ReLU, then ELU, GELU, SiLU and
/// softplus, with the parameters that the DSL gives them by itself. A derivative that jumps is drawn with a gap.
/// </summary>
public static class ActivationPlot
{
    private const double CellWidth = 190, CellHeight = 156, Reach = 5, HeaderHeight = 46;
    private const int Samples = 200;

    /// <summary>Draws the functions.</summary>
    /// <param name="columns">How many stand side by side; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one column.</exception>
    public static Plot Of(int columns = 2)
    {
        if (columns < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(columns), FormattableString.Invariant($"A grid has at least one column. It is {columns}."));
        }

        columns = Math.Min(columns, ActivationFunction.All.Count);
        double width = CellWidth * columns;
        (IReadOnlyList<XElement> legend, _) = Legend.Draw(
            ["function", "derivative"], (i, x, middle, sample) => Svg.Line(StyleSheet.LineOf(i), x, middle, x + sample, middle), 0, 24, width);
        List<XElement> content = [Svg.Text("heading", 0, Frame.HeadingLine, "Activations and their derivatives"), .. legend];
        for (int i = 0; i < ActivationFunction.All.Count; i++)
        {
            content.Add(Cell(ActivationFunction.All[i], i % columns * CellWidth, HeaderHeight + (i / columns * CellHeight)));
        }

        int rows = (ActivationFunction.All.Count + columns - 1) / columns;
        return new Plot("Activations and their derivatives", width, HeaderHeight + (rows * CellHeight), content);
    }

    /// <summary>Draws the functions into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="columns">How many stand side by side; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one column.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, int columns = 2) => Of(columns).Save(path);

    private static XElement Cell(ActivationFunction function, double x, double y)
    {
        double[] places = [.. Enumerable.Range(0, Samples + 1).Select(i => Reach * ((2.0 * i / Samples) - 1))];
        Series[] lines =
        [
            new("function", [.. places.Select(place => (place, function.Value(place)))], 0),
            new("derivative", [.. places.SelectMany(place => Slopes(function, place))], 1),
        ];
        double low = LineChart.Finite(lines).Min(point => point.Y), high = LineChart.Finite(lines).Max(point => point.Y);
        bool isBounded = high < 2;
        double left = x + 30, right = x + CellWidth - 10, top = y + 24, bottom = y + CellHeight - 26;
        Scale up = isBounded ? Scale.Exact(low < -0.5 ? -1.1 : -0.1, 1.1, bottom, top, low < -0.5 ? 5 : 4) : Scale.Exact(-1.2, 5.2, bottom, top, 5);
        var frame = new Frame(left, top, right, bottom, Scale.Exact(-Reach, Reach, left, right, 3), up);
        return Svg.Group(
            Svg.Text("", left, y + 16, function.Name),
            frame.Draw("", ""),
            Svg.Line("rule", frame.X.Map(0), top, frame.X.Map(0), bottom),
            lines.SelectMany(line => LineChart.Line(frame, line)));
    }

    private static IEnumerable<(double X, double Y)> Slopes(ActivationFunction function, double place)
    {
        if (place == 0 && function.HasKink)
        {
            yield return (0, function.Slope(-double.Epsilon));
            yield return (double.NaN, double.NaN);
        }

        yield return (place, function.Slope(place));
    }
}
