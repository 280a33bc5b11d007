using System.Text;

namespace DslNet;

/// <summary>A table printed with its first column left-aligned and the others right-aligned. Names are escaped and truncated.</summary>
internal sealed class AlignedText
{
    private readonly List<IReadOnlyList<string>> rows = [];

    public void Add(IReadOnlyList<string> cells) => rows.Add([.. cells.Select(OutsideText.Name)]);

    public override string ToString()
    {
        int columns = rows.Max(row => row.Count);
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0))];
        var text = new StringBuilder();
        foreach (IReadOnlyList<string> row in rows)
        {
            string line = string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }
}
