using System.Globalization;
using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>Samples side by side, as images or, where they are none, as lines through their features, with true and predicted class and loss.</summary>
public static class WorstSamplesPlot
{
    private const int Columns = 4;
    private const double Width = LineChart.Width, Top = 46, Cell = 86, Gap = 12, LetterSize = 10, TextHeight = 32;

    /// <summary>Draws samples, such as a judgement's worst.</summary>
    /// <param name="samples">The samples; at least one.</param>
    /// <param name="image">(height, width), or (height, width, channels) with 1 or 3 channels, where the features are an image; null: they aren't.</param>
    /// <exception cref="ArgumentException">There are no samples, or the shape is not that of an image of as many values as a sample has.</exception>
    public static Plot Of(IReadOnlyList<SampleResult> samples, Shape? image = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
        {
            throw new ArgumentException("At least one sample is needed; none came.", nameof(samples));
        }

        List<XElement> content =
        [
            Svg.Text("heading", 0, Frame.HeadingLine, "Worst-predicted samples"),
            Svg.Text("faint", 0, Frame.HeadingLine + 18, "true → predicted; loss; row of the set"),
        ];
        for (int i = 0; i < samples.Count; i++)
        {
            double x = i % Columns * (Cell + Gap), y = Top + (i / Columns * (Cell + TextHeight + Gap));
            content.Add(Draw(samples[i], image, x, y));
        }

        int rows = (samples.Count + Columns - 1) / Columns;
        return new Plot("Worst-predicted samples", Width, Top + (rows * (Cell + TextHeight + Gap)), content);
    }

    /// <summary>Draws samples into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="samples">The samples; at least one.</param>
    /// <param name="image">The shape of an image, or null; as in <see cref="Of"/>.</param>
    /// <exception cref="ArgumentException">There are no samples, or the shape doesn't fit them.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, IReadOnlyList<SampleResult> samples, Shape? image = null) => Of(samples, image).Save(path);

    private static XElement Draw(SampleResult sample, Shape? image, double x, double y)
    {
        string names = $"{OutsideText.Name(sample.Truth)} → {OutsideText.Name(sample.Predicted)}";
        string loss = string.Create(CultureInfo.InvariantCulture, $"{PlotText.Number(Math.Round(sample.Loss, 3))}; row {sample.Row}");
        return Svg.Group(
            image is null ? FeatureLine(sample.Features, x, y) : SampleImage.Draw(sample.Features, image, x, y, Cell),
            Svg.Text("faint", x, y + Cell + 14, SafeText.Fitting(names, Cell + Gap - 4, LetterSize + 1)),
            Svg.Text("small", x, y + Cell + 27, SafeText.Fitting(loss, Cell + Gap - 4, LetterSize)),
            Svg.Hint($"{names}; loss {loss}"));
    }

    private static XElement FeatureLine(IReadOnlyList<float> features, double x, double y)
    {
        double[] finite = [.. features.Select(value => (double)value).Where(double.IsFinite).DefaultIfEmpty(0)];
        (double low, double high) = NiceTicks.Widened(finite.Min(), finite.Max());
        Scale across = Scale.Exact(0, Math.Max(1, features.Count - 1), x + 5, x + Cell - 5), up = Scale.Exact(low, high, y + Cell - 5, y + 5);
        var line = new Series("features", [.. features.Select((value, i) => ((double)i, (double)value))], 0);
        var frame = new Frame(x, y, x + Cell, y + Cell, across, up);
        return Svg.Group(Svg.Rectangle("box", x, y, Cell, Cell), LineChart.Line(frame, line));
    }
}
