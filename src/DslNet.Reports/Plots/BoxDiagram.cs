using System.Globalization;
using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>A network as boxes from top to bottom: name, kind, output shape, parameters. A long one is folded in the middle.</summary>
internal static class BoxDiagram
{
    private const int MostBoxes = 40;
    private const double Width = LineChart.Width, Left = 20, BoxWidth = Width - (2 * Left), Tall = 40, Low = 24, Gap = 12, LetterSize = 12;

    public static Plot Draw(NetworkInfo network)
    {
        List<XElement> content = [Svg.Text("heading", 0, Frame.HeadingLine, network.Name), Svg.Text("faint", 0, Frame.HeadingLine + 18, NetworkPlot.Totals(network))];
        double y = 46;
        foreach (Box box in Boxes(network))
        {
            double height = box.Detail is null ? Low : Tall;
            if (y > 46)
            {
                content.Add(Arrow(y));
            }

            content.Add(Draw(box, y, height));
            y += height + Gap;
        }

        return new Plot($"The network {network.Name}", Width, y - Gap + 4, content);
    }

    private static XElement Draw(Box box, double y, double height)
    {
        double first = y + 16;
        double shapeWidth = SafeText.Width(box.Shape, LetterSize);
        XElement group = Svg.Group(
            Svg.Rectangle("box", Left, y, BoxWidth, height, corner: 5),
            Svg.Text("", Left + 10, first, SafeText.Fitting(box.Name, BoxWidth - shapeWidth - 32, LetterSize)),
            Svg.Text("", Left + BoxWidth - 10, first, box.Shape, "end"));
        if (box.Detail is not null)
        {
            group.Add(Svg.Text("faint", Left + 10, y + 33, box.Detail), Svg.Text("faint", Left + BoxWidth - 10, y + 33, box.Parameters, "end"));
        }

        group.Add(Svg.Hint(box.Name));
        return group;
    }

    private static XElement Arrow(double end) => Svg.Group(
        Svg.Line("axis", Width / 2, end - Gap, Width / 2, end - 1),
        Svg.Path("axis", [((Width / 2) - 4, end - 6), (Width / 2, end - 1), ((Width / 2) + 4, end - 6)]));

    private static IEnumerable<Box> Boxes(NetworkInfo network)
    {
        yield return new Box("input", network.Input.ToString(), null, "");
        int count = network.Layers.Count, folded = count > MostBoxes ? count - MostBoxes + 1 : 0;
        int foldAt = MostBoxes / 2;
        for (int i = 0; i < count; i++)
        {
            if (folded > 0 && i == foldAt)
            {
                int parameters = network.Layers.Skip(i).Take(folded).Sum(layer => layer.ParameterCount);
                yield return new Box(
                    string.Create(CultureInfo.InvariantCulture, $"… {folded} more layers …"), network.Layers[i + folded - 1].Output.ToString(), "see the table for all of them", ParametersOf(parameters));
                i += folded;
            }

            LayerInfo layer = network.Layers[i];
            bool isPlain = layer.ParameterCount == 0 && layer.Kind != "Residual";
            yield return new Box(
                layer.Name,
                layer.Output.ToString(),
                isPlain ? null : layer.Kind == "Residual" ? "Residual: adds its input to the block that follows" : layer.Kind,
                layer.ParameterCount == 0 ? "" : ParametersOf(layer.ParameterCount));
        }
    }

    private static string ParametersOf(int count) => $"{PlotText.Count(count)} parameters";

    /// <param name="Name">Of the layer.</param>
    /// <param name="Shape">Of a sample on its way out.</param>
    /// <param name="Detail">A second line; null: none.</param>
    /// <param name="Parameters">At the second line's end.</param>
    private sealed record Box(string Name, string Shape, string? Detail, string Parameters);
}
