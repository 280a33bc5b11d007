using System.Xml.Linq;
using DslNet.Reports;

namespace DslNet.Tests.Reports;

/// <summary>A plot read back as XML.</summary>
internal static class SvgDocument
{
    public static XElement Read(Plot plot) => XDocument.Parse(plot.ToString()).Root!;

    public static IEnumerable<XElement> Of(XElement drawing, string name, string? style = null) =>
        drawing.Descendants(XName.Get(name, "http://www.w3.org/2000/svg")).Where(element => style is null || (string?)element.Attribute("class") == style);

    /// <summary>The texts that are drawn; hints are not.</summary>
    public static string[] Texts(XElement drawing) => [.. Of(drawing, "text").Select(text => string.Concat(text.Nodes().OfType<XText>()))];
}
