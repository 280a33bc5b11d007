using System.Net;
using System.Text;

namespace DslNet.Reports;

/// <summary>Pieces of a page. Every text goes through <see cref="Escaped"/>.</summary>
internal static class HtmlText
{
    /// <summary>A text that can stand between tags and in attributes.</summary>
    public static string Escaped(string text) => WebUtility.HtmlEncode(SafeText.Of(text));

    /// <summary>A table; the cells of all columns but the first <paramref name="leading"/> are numbers.</summary>
    public static string Table(string caption, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, int leading)
    {
        var table = new StringBuilder();
        table.Append("<div class=\"scroll\"><table><caption>").Append(Escaped(caption)).Append("</caption><thead>");
        Row(table, "th", header, leading);
        table.Append("</thead><tbody>");
        foreach (IReadOnlyList<string> row in rows)
        {
            Row(table, "td", row, leading);
        }

        return table.Append("</tbody></table></div>\n").ToString();
    }

    private static void Row(StringBuilder table, string tag, IReadOnlyList<string> cells, int leading)
    {
        table.Append("<tr>");
        for (int i = 0; i < cells.Count; i++)
        {
            table.Append('<').Append(tag).Append(i >= leading ? " class=\"number\">" : ">").Append(Escaped(cells[i])).Append("</").Append(tag).Append('>');
        }

        table.Append("</tr>");
    }
}
