using DslNet.Compiler;
using static DslNet.Generators.Tests.RandomGraphs.GraphStatement;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Puts statements in an order, some of them into helper methods, and gives names to their locals.</summary>
internal sealed class DefineMethod(Random random, List<string> members)
{
    private readonly LocalNames names = new(random);

    /// <summary>The method.</summary>
    public string Text(IReadOnlyList<GraphStatement> statements, string result)
    {
        if (statements.Count == 0)
        {
            return $"static Net Define() => {result};";
        }

        List<string> lines = [];
        GraphStatement[] order = [.. Ordered(statements)];
        for (int i = 0; i < order.Length; i++)
        {
            if (i + 1 < order.Length && order[i].Type == "Net" && order[i + 1].Type == "Net" && !order[i].Token.StartsWith('i') && random.Next(4) == 0)
            {
                lines.Add(Pair(order[i], order[i + 1]));
                i++;
            }
            else
            {
                string value = order[i].Token.StartsWith('v') && random.Next(4) == 0 ? Helper(order[i]) : Named(order[i].Text);
                lines.Add($"{(random.Next(3) == 0 ? "var" : order[i].Type)} {names.Of(order[i].Token)} = {value};");
            }
        }

        lines.Add($"return {Named(result)};");
        return $"static Net Define()\n    {{\n        {string.Join("\n        ", lines)}\n    }}";
    }

    /// <summary>Any order in which what is read is there, and inputs come one behind the other.</summary>
    private IEnumerable<GraphStatement> Ordered(IReadOnlyList<GraphStatement> statements)
    {
        List<GraphStatement> left = [.. statements];
        HashSet<string> declared = [];
        while (left.Count > 0)
        {
            GraphStatement? input = left.FirstOrDefault(statement => statement.Token.StartsWith('i'));
            GraphStatement[] ready = [.. left.Where(statement => statement.Uses.IsSubsetOf(declared) && (statement == input || !statement.Token.StartsWith('i')))];
            GraphStatement next = ready[random.Next(ready.Length)];
            left.Remove(next);
            declared.Add(next.Token);
            yield return next;
        }
    }

    /// <summary>A call of a method of its own that takes what the value is made of.</summary>
    private string Helper(GraphStatement statement)
    {
        LocalNames inside = new(random);
        string body = Resolved(statement.Text, inside.Of), method = NewName("Part");
        members.Add(random.Next(2) == 0
            ? $"private static Net {method}({Parameters(statement.Uses, inside)}) => {body};"
            : $"private static Net {method}({Parameters(statement.Uses, inside)})\n    {{\n        var {inside.Of(statement.Token)} = {body};\n        return {inside.Of(statement.Token)};\n    }}");
        return $"{method}({string.Join(", ", statement.Uses.Select(names.Of))})";
    }

    /// <summary>Two values from one method, as a tuple.</summary>
    private string Pair(GraphStatement first, GraphStatement second)
    {
        LocalNames inside = new(random);
        string[] uses = [.. first.Uses.Union(second.Uses.Where(token => token != first.Token))];
        string method = NewName("Both"), one = Resolved(first.Text, inside.Of), other = Resolved(second.Text, inside.Of);
        members.Add(second.Uses.Contains(first.Token) || random.Next(2) == 0
            ? $"private static (Net First, Net Second) {method}({Parameters(uses, inside)})\n    {{\n        Net {inside.Of(first.Token)} = {one};\n        Net {inside.Of(second.Token)} = {other};\n        return ({inside.Of(first.Token)}, {inside.Of(second.Token)});\n    }}"
            : $"private static (Net, Net) {method}({Parameters(uses, inside)}) => ({one}, {other});");
        string call = $"{method}({string.Join(", ", uses.Select(names.Of))})", a = names.Of(first.Token), b = names.Of(second.Token);
        return random.Next(3) switch
        {
            0 => $"var ({a}, {b}) = {call};",
            1 => $"(Net {a}, Net {b}) = {call};",
            _ => $"var {method}Pair = {call};\n        Net {a} = {method}Pair.Item1;\n        Net {b} = {method}Pair.Item2;",
        };
    }

    private static string Parameters(IEnumerable<string> tokens, LocalNames inside) => string.Join(", ", tokens.Select(token => $"{(token[0] == 's' ? "Layer" : "Net")} {inside.Of(token)}"));

    private string NewName(string stem) => stem + InvariantText.Of(members.Count);

    private string Named(string text) => Resolved(text, names.Of);
}
