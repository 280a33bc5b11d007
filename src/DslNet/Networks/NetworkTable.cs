using System.Globalization;
using System.Text;

namespace DslNet;

/// <summary>Prints a network's summary table.</summary>
internal static class NetworkTable
{
    private const int UsualBatch = 32;

    public static string Print(NetworkInfo info)
    {
        List<string[]> lines = [["layer", "kind", "output", "parameters", "connections"], .. Inputs(info)];
        lines.AddRange(info.Layers.Select(layer => new[] { layer.Name, layer.Kind, layer.Output.ToString(), Count(layer.ParameterCount), Count(layer.ConnectionCount) }));
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => lines.Max(line => line[column].Length))];
        StringBuilder text = new();
        text.Append(info.Name).Append('\n');
        string rule = new('─', widths.Sum() + (2 * (widths.Length - 1)));
        for (int i = 0; i < lines.Count; i++)
        {
            text.Append(Line(lines[i], widths)).Append('\n');
            if (i == 0)
            {
                text.Append(rule).Append('\n');
            }
        }

        text.Append(rule).Append('\n');
        foreach (HeadInfo head in info.Heads)
        {
            text.Append(CultureInfo.InvariantCulture, $"output {head.Name}: {head.Shape}, loss {head.Loss}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{info.ParameterCount:N0} parameters, {info.ConnectionCount:N0} connections, loss {info.Loss}\n");
        text.Append(CultureInfo.InvariantCulture, $"memory at batch {UsualBatch}, one thread: {info.Memory(UsualBatch, threads: 1)}");
        return text.ToString();
    }

    private static IEnumerable<string[]> Inputs(NetworkInfo info) => info.Inputs.Count == 0
        ? [["input", "Input", info.Input.ToString(), "", ""]]
        : info.Inputs.Select(input => new[] { input.Name, input.Vocabulary is { } words ? string.Create(CultureInfo.InvariantCulture, $"Tokens of {words:N0}") : "Input", input.Shape + (input.HasLengths ? ", length" : ""), "", "" });

    /// <summary>Text is left-aligned, numbers are right-aligned.</summary>
    private static string Line(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();

    private static string Count(long count) => count == 0 ? "" : count.ToString("N0", CultureInfo.InvariantCulture);
}
