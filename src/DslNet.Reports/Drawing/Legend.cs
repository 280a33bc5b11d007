using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>A legend, in as many rows as needed.</summary>
internal static class Legend
{
    public const double RowHeight = 18;

    private const double Sample = 22, Gap = 14, LetterSize = 11;

    /// <summary>The rows from a place down, and the height they take.</summary>
    /// <param name="names">The names.</param>
    /// <param name="sample">Draws the sample of a number into a box of this left edge, middle and width.</param>
    /// <param name="left">The left edge.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="width">The width of a row.</param>
    public static (IReadOnlyList<XElement> Elements, double Height) Draw(
        IReadOnlyList<string> names, Func<int, double, double, double, XElement> sample, double left, double top, double width)
    {
        List<XElement> elements = [];
        double x = left, middle = top + (RowHeight / 2);
        for (int i = 0; i < names.Count; i++)
        {
            string text = SafeText.Fitting(names[i], width - Sample - Gap, LetterSize);
            double item = Sample + 5 + SafeText.Width(text, LetterSize);
            if (x > left && x + item > left + width)
            {
                x = left;
                middle += RowHeight;
            }

            XElement label = Svg.Text("faint", x + Sample + 5, middle + 4, text);
            if (text != names[i])
            {
                label.Add(Svg.Hint(names[i]));
            }

            elements.Add(Svg.Group(sample(i, x, middle, Sample), label));
            x += item + Gap;
        }

        return (elements, names.Count == 0 ? 0 : middle + (RowHeight / 2) - top);
    }
}
