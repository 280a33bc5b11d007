using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>A dense network neuron by neuron: a column of circles a layer, a line a connection.</summary>
internal static class NeuronDiagram
{
    private const int MostNeurons = 12, MostColumns = 7, MostConnections = 400;
    private const double Width = LineChart.Width, Top = 52, LetterSize = 10, LineHeight = 13;

    /// <summary>Whether a network is a small stack of dense layers, with only shape-preserving layers between them.</summary>
    public static bool CanDraw(NetworkInfo network)
    {
        int[] widths = [.. Columns(network).Select(column => column.Neurons)];
        return widths.Length is >= 2 and <= MostColumns
            && widths.Max() <= MostNeurons
            && network.ConnectionCount <= MostConnections
            && network.Input.Rank == 1
            && network.Layers.All(layer => layer.Kind == "Dense" || (layer.Kind != "Residual" && layer.ConnectionCount == 0 && layer.Input == layer.Output));
    }

    public static Plot Draw(NetworkInfo network)
    {
        IReadOnlyList<Column> columns = Columns(network);
        int most = columns.Max(column => column.Neurons);
        double step = Math.Min(44, 300.0 / most), radius = Math.Min(15, 0.36 * step);
        double height = step * most, columnWidth = Width / columns.Count;
        (double X, double Y)[][] places = [.. columns.Select((column, c) => Enumerable.Range(0, column.Neurons)
            .Select(i => ((c + 0.5) * columnWidth, Top + (height / 2) + ((i - ((column.Neurons - 1) / 2.0)) * step))).ToArray())];
        List<XElement> content = [Svg.Text("heading", 0, Frame.HeadingLine, network.Name), Svg.Text("faint", 0, Frame.HeadingLine + 18, NetworkPlot.Totals(network))];
        for (int c = 1; c < columns.Count; c++)
        {
            content.AddRange(places[c - 1].SelectMany(from => places[c].Select(to => Svg.Line("edge", from.X, from.Y, to.X, to.Y))));
        }

        content.AddRange(places.SelectMany(column => column.Select(place => Svg.Circle("node", place.X, place.Y, radius))));
        double labelTop = Top + height + 14;
        for (int c = 0; c < columns.Count; c++)
        {
            content.AddRange(columns[c].Lines.Select((line, i) => Label(line, (c + 0.5) * columnWidth, labelTop + (i * LineHeight), columnWidth - 4, i == 0)));
        }

        return new Plot($"The network {network.Name}", Width, labelTop + (columns.Max(column => column.Lines.Count) * LineHeight), content);
    }

    private static XElement Label(string text, double x, double y, double width, bool isName)
    {
        string fitting = SafeText.Fitting(text, width, LetterSize);
        XElement label = Svg.Text(isName ? "faint" : "small", x, y, fitting, "middle");
        if (fitting != text)
        {
            label.Add(Svg.Hint(text));
        }

        return label;
    }

    private static List<Column> Columns(NetworkInfo network)
    {
        List<Column> columns = [new(network.Input.Size, ["input", network.Input.ToString()])];
        foreach (LayerInfo layer in network.Layers)
        {
            if (layer.Kind == "Dense")
            {
                columns.Add(new(layer.Output.Size, [layer.Name, layer.Output.ToString(), $"{PlotText.Count(layer.ParameterCount)} par."]));
            }
            else
            {
                columns[^1].Lines.Add(layer.ParameterCount == 0 ? layer.Name : $"{layer.Name} +{PlotText.Count(layer.ParameterCount)}");
            }
        }

        return columns;
    }

    /// <param name="Neurons">How many circles.</param>
    /// <param name="Lines">What stands below them.</param>
    private sealed record Column(int Neurons, List<string> Lines);
}
