using System.Globalization;
using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>A network's memory in training: a bar of parameters, gradients, optimizer state and activations, with sizes and shares.</summary>
public static class MemoryPlot
{
    private const double Width = LineChart.Width, Top = 46, BarHeight = 30, RowHeight = 20;

    /// <summary>Draws the memory of a network.</summary>
    /// <param name="network">Its description.</param>
    /// <param name="batch">Its batch size; at least 1.</param>
    /// <param name="optimizer">The optimizer that trains it; null for inference only.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is less than 1.</exception>
    public static Plot Of(NetworkInfo network, int batch, Optimizer? optimizer = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        MemoryUse memory = network.Memory(batch, optimizer);
        string with = optimizer is null ? "" : $", {optimizer.GetType().Name}";
        List<XElement> content =
        [
            Svg.Text("heading", 0, Frame.HeadingLine, "Memory"),
            Svg.Text("faint", 0, Frame.HeadingLine + 18, string.Create(CultureInfo.InvariantCulture, $"{PlotText.Bytes(memory.Total)} at batch {batch}{with}")),
        ];
        double x = 0, y = Top + BarHeight + 8;
        int look = 0;
        foreach (MemoryPart part in memory.Parts)
        {
            double width = part.Share * Width;
            if (width > 0)
            {
                XElement area = Svg.Rectangle(StyleSheet.AreaOf(look), x, Top, width, BarHeight);
                area.Add(Svg.Hint($"{part.Name}: {PlotText.Bytes(part.Bytes)}"));
                content.Add(area);
            }

            content.Add(Svg.Rectangle(StyleSheet.AreaOf(look), 0, y + 4, 12, 12));
            content.Add(Svg.Text("", 20, y + 14, part.Name));
            content.Add(Svg.Text("", 240, y + 14, PlotText.Bytes(part.Bytes), "end"));
            content.Add(Svg.Text("faint", 320, y + 14, PlotText.Percent(part.Share), "end"));
            x += width;
            y += RowHeight;
            look++;
        }

        return new Plot("Memory", Width, y + 4, content);
    }

    /// <summary>Draws the memory of a network into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="network">Its description.</param>
    /// <param name="batch">Its batch size; at least 1.</param>
    /// <param name="optimizer">The optimizer that trains it; null for inference only.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is less than 1.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, NetworkInfo network, int batch, Optimizer? optimizer = null) => Of(network, batch, optimizer).Save(path);
}
