using System.Globalization;
using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>A confusion matrix as a heat map: true classes down, predicted ones across. A cell is as dark as its share of its row; it shows its count.</summary>
public static class ConfusionMatrixPlot
{
    private const double Width = LineChart.Width, MostLabelWidth = 96, LetterSize = 11, SmallestForText = 15, Top = 52;

    /// <summary>Draws a confusion matrix.</summary>
    /// <param name="matrix">The counts.</param>
    public static Plot Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int classes = matrix.ClassCount;
        string[] names = [.. matrix.ClassNames.Select(OutsideText.Name)];
        double widest = names.Max(name => SafeText.Width(name, LetterSize));
        double left = 8 + Math.Min(MostLabelWidth, widest);
        double cell = Math.Min(56, (Width - left - 4) / classes);
        double side = cell * classes;
        List<XElement> content =
        [
            Svg.Text("heading", 0, Frame.HeadingLine, "Confusion matrix"),
            Svg.Text("faint", 0, Frame.HeadingLine + 18, "true class down, predicted class across"),
            Svg.Rectangle("rule", left, Top, side, side),
            .. Cells(matrix, names, left, cell),
        ];
        if (cell >= 6)
        {
            content.AddRange(Enumerable.Range(1, classes - 1).SelectMany(i => (XElement[])
                [Svg.Line("rule", left + (i * cell), Top, left + (i * cell), Top + side), Svg.Line("rule", left, Top + (i * cell), left + side, Top + (i * cell))]));
        }

        (IReadOnlyList<XElement> labels, double labelHeight) = Labels(names, widest, left, cell);
        content.AddRange(labels);
        double legendTop = Top + side + labelHeight + 6;
        content.AddRange(ColourBar(left, legendTop));
        return new Plot("Confusion matrix", Width, legendTop + 30, content);
    }

    /// <summary>Draws a confusion matrix into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="matrix">The counts.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, ConfusionMatrix matrix) => Of(matrix).Save(path);

    private static IEnumerable<XElement> Cells(ConfusionMatrix matrix, string[] names, double left, double cell)
    {
        int most = matrix.NonZero().Max(each => each.Count);

        // The largest count decides the size of all; where it can't be read, there are colours only.
        double letters = Math.Min(13, 0.8 * cell / SafeText.Width(most.ToString(CultureInfo.InvariantCulture), 1));
        bool hasText = cell >= SmallestForText && letters >= 8;
        foreach ((int truth, int predicted, int count) in matrix.NonZero())
        {
            int support = matrix.Support(truth);
            string hint = string.Create(CultureInfo.InvariantCulture, $"{names[truth]} taken for {names[predicted]}: {count} of {support}");
            string text = hasText ? count.ToString(CultureInfo.InvariantCulture) : "";
            foreach (XElement element in HeatMap.Cell(left + (predicted * cell), Top + (truth * cell), cell, (double)count / support, text, letters, hint))
            {
                yield return element;
            }
        }
    }

    private static (IReadOnlyList<XElement> Elements, double Height) Labels(string[] names, double widest, double left, double cell)
    {
        List<XElement> labels = [];
        int each = Math.Max(1, (int)Math.Ceiling(13 / cell));
        bool isLevel = widest + 4 <= cell * each;
        double side = cell * names.Length, height = isLevel ? 18 : Math.Min(widest, MostLabelWidth) + 8;
        for (int label = 0; label < names.Length; label += each)
        {
            string name = names[label];
            string text = SafeText.Fitting(name, MostLabelWidth, LetterSize);
            double middle = (label + 0.5) * cell;
            labels.Add(Hinted(Svg.Text("faint", left - 6, Top + middle + 4, text, "end"), name, text));
            XElement across = isLevel
                ? Svg.Text("faint", left + middle, Top + side + 14, text, "middle")
                : Svg.Text("faint", 0, 0, text, "end");
            if (!isLevel)
            {
                across.Add(new XAttribute("transform", $"translate({Svg.Number(left + middle + 4)} {Svg.Number(Top + side + 6)}) rotate(-90)"));
            }

            labels.Add(Hinted(across, name, text));
        }

        return (labels, height);
    }

    private static XElement Hinted(XElement label, string name, string text)
    {
        if (name != text)
        {
            label.Add(Svg.Hint(name));
        }

        return label;
    }

    private static IEnumerable<XElement> ColourBar(double left, double top)
    {
        const int Steps = 11;
        const double Step = 10;
        for (int i = 0; i < Steps; i++)
        {
            foreach (XElement cell in HeatMap.Cell(left + (i * Step), top, Step, i / (double)(Steps - 1), "", 0, PlotText.Percent(i / (double)(Steps - 1))))
            {
                yield return cell;
            }
        }

        yield return Svg.Text("small", left, top + 22, "0 %");
        yield return Svg.Text("small", left + (Steps * Step), top + 22, "100 %", "end");
        yield return Svg.Text("small", left + (Steps * Step) + 8, top + 9, "share of the true class");
    }
}
