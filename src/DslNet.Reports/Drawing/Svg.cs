using System.Globalization;
using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>The elements that drawings are made of. Colours are classes of the <see cref="StyleSheet"/>, lengths are pixels.</summary>
internal static class Svg
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XElement Group(params object[] content) => new(Namespace + "g", content);

    public static XElement Line(string style, double x1, double y1, double x2, double y2) => Element("line", style, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    public static XElement Rectangle(string style, double x, double y, double width, double height, double corner = 0)
    {
        XElement rectangle = Element("rect", style, ("x", x), ("y", y), ("width", width), ("height", height));
        if (corner > 0)
        {
            rectangle.Add(new XAttribute("rx", Number(corner)));
        }

        return rectangle;
    }

    public static XElement Circle(string style, double x, double y, double radius) => Element("circle", style, ("cx", x), ("cy", y), ("r", radius));

    /// <summary>A line through points; where one has a coordinate that isn't finite, the line is broken.</summary>
    public static XElement Path(string style, IEnumerable<(double X, double Y)> points)
    {
        List<string> steps = [];
        bool begins = true;
        foreach ((double x, double y) in points)
        {
            bool isPoint = double.IsFinite(x) && double.IsFinite(y);
            if (isPoint)
            {
                steps.Add((begins ? "M" : "L") + Number(x) + " " + Number(y));
            }

            begins = !isPoint;
        }

        return new XElement(Namespace + "path", new XAttribute("class", style), new XAttribute("d", string.Concat(steps)));
    }

    /// <summary>A text whose anchor is <c>start</c>, <c>middle</c> or <c>end</c>; its y is the line that letters stand on.</summary>
    public static XElement Text(string style, double x, double y, string text, string anchor = "start")
    {
        XElement element = Element("text", style, ("x", x), ("y", y));
        if (anchor != "start")
        {
            element.Add(new XAttribute("text-anchor", anchor));
        }

        element.Add(SafeText.Of(text));
        return element;
    }

    /// <summary>The tooltip of the element.</summary>
    public static XElement Hint(string text) => new(Namespace + "title", SafeText.Of(text));

    /// <summary>A coordinate: two decimals, in the invariant culture, never "-0".</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    private static XElement Element(string name, string style, params (string Name, double Value)[] attributes) =>
        new(Namespace + name, new XAttribute("class", style), attributes.Select(attribute => new XAttribute(attribute.Name, Number(attribute.Value))));
}
