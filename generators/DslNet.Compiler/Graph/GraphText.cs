using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DslNet.Compiler.Graph;

/// <summary>
/// The canonical text of a graph: a chain in one line, else a list of bindings, a line for each input and for each value that is read more than once, that a
/// join reads or that is an output. Compiled into the library as well, so that a definition has the same text at run time and at compile time.
/// </summary>
internal sealed class GraphText
{
    private readonly IReadOnlyList<string> inputs;
    private readonly bool bindsInputs;
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<int, StringBuilder> open = [];

    private GraphText(IReadOnlyList<string> inputs, bool bindsInputs) => (this.inputs, this.bindsInputs) = (inputs, bindsInputs);

    /// <summary>The text.</summary>
    /// <param name="inputs">Each input as a call.</param>
    /// <param name="nodes">Each layer as a call, and its sources: node i as i, input i as ~i. Sources come first.</param>
    /// <param name="heads">The text of each output (see <see cref="Head"/>), or null where it is the only one and has no name; and its value.</param>
    public static string Of(IReadOnlyList<string> inputs, IReadOnlyList<(string Text, IReadOnlyList<int> Sources)> nodes, IReadOnlyList<((string Before, string Behind)? Text, int Source)> heads)
    {
        Dictionary<int, int> readers = [];
        HashSet<int> bound = [];
        foreach ((_, IReadOnlyList<int> sources) in nodes)
        {
            foreach (int source in sources)
            {
                readers[source] = (readers.TryGetValue(source, out int count) ? count : 0) + 1;
                if (sources.Count > 1 || readers[source] > 1)
                {
                    bound.Add(source);
                }
            }
        }

        bool isPlain = heads.Count == 1 && heads[0].Text is null;
        bound.UnionWith(heads.Where(_ => !isPlain).Select(head => head.Source));
        GraphText text = new(inputs, inputs.Count > 1 || bound.Contains(~0));
        List<string> lines = [.. inputs.Where(_ => text.bindsInputs).Select((input, index) => $"{NameOf(~index)} = {input}")];
        for (int i = 0; i < nodes.Count; i++)
        {
            StringBuilder value = text.Applied(nodes[i].Text, nodes[i].Sources);
            if (bound.Contains(i))
            {
                text.names[i] = NameOf(text.names.Count);
                lines.Add($"{text.names[i]} = {value}");
            }
            else
            {
                text.open[i] = value;
            }
        }

        lines.Add(isPlain ? text.Value(heads[0].Source).ToString() : $"Outputs({string.Join(", ", heads.Select(head => $"Head({head.Text?.Before}{text.Value(head.Source)}{head.Text?.Behind})"))})");
        return string.Join("\n", lines);
    }

    /// <summary>The text of a recurrence's cell, in one line: a function of a step of the input and of the state.</summary>
    /// <param name="nodes">As in <see cref="Of"/>; the step is input 0, the state input 1.</param>
    /// <param name="output">The next state.</param>
    public static string OfCell(IReadOnlyList<(string Text, IReadOnlyList<int> Sources)> nodes, int output)
    {
        string[] inputs = ["step", "state"];
        string[] lines = Of(inputs, nodes, [(null, output)]).Split('\n');
        string body = string.Join("; ", lines.Skip(inputs.Length));
        return $"({NameOf(~0)}, {NameOf(~1)}) => {(lines.Length > inputs.Length + 1 ? $"{{ {body} }}" : body)}";
    }

    /// <summary>The text before and after the value of an output: its name; its loss and weight.</summary>
    public static (string Before, string Behind) Head(string name, string? loss, string weight) => ($"\"{name}\", ", $"{(loss is null ? "" : $", loss: {loss}")}, weight: {weight}");

    private StringBuilder Applied(string layer, IReadOnlyList<int> sources)
    {
        if (sources.Count == 1)
        {
            return Value(sources[0]).Append(" >> ").Append(layer);
        }

        // The values before the arguments: Concat(x1, x2, axis: Channels).
        int arguments = layer.IndexOf('(');
        string values = string.Join(", ", sources.Select(Value));
        return new StringBuilder(arguments < 0 ? $"{layer}({values})" : $"{layer.Substring(0, arguments + 1)}{values}, {layer.Substring(arguments + 1)}");
    }

    /// <summary>A value by its name, or, where it is read only here, its own text so far.</summary>
    private StringBuilder Value(int place) =>
        names.TryGetValue(place, out string? name) ? new StringBuilder(name)
        : place >= 0 ? open[place]
        : new StringBuilder(bindsInputs ? NameOf(place) : inputs[~place]);

    private static string NameOf(int place) => (place < 0 ? "input" : "x") + ((place < 0 ? ~place : place) + 1).ToString(CultureInfo.InvariantCulture);
}
