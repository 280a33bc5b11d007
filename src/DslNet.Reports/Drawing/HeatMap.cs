using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>Cells whose opacity is their value.</summary>
internal static class HeatMap
{
    /// <summary>The value above which text on a cell has the other colour; there both have about the same contrast, in light and in dark.</summary>
    public const double TextChanges = 0.639;

    /// <summary>A cell with its text and tooltip. A transparent cell is text alone.</summary>
    public static IEnumerable<XElement> Cell(double x, double y, double size, double value, string text, double letterSize, string hint)
    {
        if (value > 0)
        {
            XElement cell = Svg.Rectangle("heat", x, y, size, size);
            cell.Add(new XAttribute("fill-opacity", Svg.Number(Math.Max(0.02, value))), Svg.Hint(hint));
            yield return cell;
        }

        if (text.Length > 0)
        {
            XElement label = Svg.Text(value > TextChanges ? "onheat" : "oncold", x + (size / 2), y + (size / 2) + (0.35 * letterSize), text, "middle");
            label.Add(new XAttribute("style", $"font-size:{Svg.Number(letterSize)}px"), new XAttribute("pointer-events", "none"));
            yield return label;
        }
    }
}
