using System.Globalization;
using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>
/// A drawing: SVG that needs nothing else, neither fonts nor scripts nor other files, and that is light or dark as its reader prefers.
/// Made by the plots, such as <see cref="LearningCurvePlot"/>.
/// </summary>
public sealed class Plot
{
    private readonly XElement drawing;

    internal Plot(string title, double width, double height, IEnumerable<XElement> content)
    {
        Title = SafeText.Of(title);
        Width = width;
        Height = height;
        drawing = new XElement(
            Svg.Namespace + "svg",
            new XAttribute("class", "plot"),
            new XAttribute("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", Title),
            Svg.Hint(Title),
            content);
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Its own width in pixels; it can be shown at any other.</summary>
    public double Width { get; }

    /// <summary>Its own height in pixels.</summary>
    public double Height { get; }

    /// <summary>Writes it as an SVG file, atomically: to a temporary file, then renamed. Mode and symbolic links of a replaced file are kept.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file can't be written, as when access is denied, it is read-only or the disk is full; an existing file is unchanged.</exception>
    public void Save(string path) => WholeFile.Write(path, ToString());

    /// <summary>The SVG document.</summary>
    public override string ToString()
    {
        var document = new XElement(drawing);
        document.SetAttributeValue("width", Svg.Number(Width));
        document.SetAttributeValue("height", Svg.Number(Height));
        document.FirstNode!.AddAfterSelf(
            new XElement(Svg.Namespace + "style", StyleSheet.Css),
            Svg.Rectangle("ground", 0, 0, Width, Height));
        return string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}\n");
    }

    /// <summary>The drawing for a page that has the <see cref="StyleSheet"/> already and decides the size.</summary>
    internal string Inline() => drawing.ToString(SaveOptions.DisableFormatting);
}
