using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>
/// Prints what happens at one element (eight of them at once): loads, shared subexpressions as locals, results.
/// All loads come before any store, since a result may lie where an operand was.
/// </summary>
/// <param name="operands">What the expressions read.</param>
/// <param name="size">Elements in a row.</param>
/// <param name="perRow">Whether there is a row of elements for each row of the batch.</param>
/// <param name="product">Whether operand 0 is a product in a register.</param>
internal sealed class ElementPrinter(EquatableArray<Value> operands, int size, bool perRow, bool product)
{
    private readonly Identifiers names = new();

    /// <summary>Operands that are read from memory.</summary>
    private IEnumerable<(Value Value, int Index)> Loaded => operands.Select((value, index) => (value, index)).Skip(product ? 1 : 0);

    /// <summary>Whether no operand is broadcast, so that all rows are one long stretch.</summary>
    public bool IsFlat => operands.All(operand => operand.PerRow == perRow && operand.Size == size);

    /// <summary>The constructor parameters of a kernel's struct: slices of memory, then what random numbers and means need.</summary>
    public (string Parameters, string Arguments) Members(IEnumerable<Expr> expressions, IEnumerable<Value> results, MemoryMap memory)
    {
        Expr[] nodes = [.. expressions.SelectMany(expression => expression.Nodes()).Distinct()];
        List<(string Parameter, string Argument)> members = [];
        foreach (Value value in Loaded.Select(pair => pair.Value).Concat(results).Distinct())
        {
            members.Add(($"FloatSlice {names.Of(value)}", memory.SliceOf(value)));
        }

        if (nodes.Any(node => node.Kind == ExprKind.Random))
        {
            members.Add(("RandomState random", "driver.Random"));
        }

        if (nodes.Any(node => node.Kind == ExprKind.Rows))
        {
            members.Add(("float rows", "rows"));
        }

        return (string.Join(", ", members.Select(member => member.Parameter)), string.Join(", ", members.Select(member => member.Argument)));
    }

    /// <summary>Prints loads and shared subexpressions; returns the text of each expression. Run flat, the column counts through all rows.</summary>
    public string[] Evaluate(SourceWriter writer, IReadOnlyList<Expr> expressions, bool stores, bool flat)
    {
        Expr[] nodes = [.. expressions.SelectMany(expression => expression.Nodes()).Distinct().OrderBy(node => node.Id)];
        bool needsPosition = stores || nodes.Any(node => node.Kind == ExprKind.Random) || Loaded.Any(operand => operand.Value.PerRow && operand.Value.Size == size);
        if (needsPosition)
        {
            writer.Line(flat || !perRow ? "nint at = column;" : $"nint at = ((nint)row * {InvariantText.Of(size)}) + column;");
        }

        string[] texts = new string[operands.Count];
        if (product)
        {
            texts[0] = "product";
        }

        foreach ((Value value, int index) in Loaded)
        {
            // The value's own name is the slice's; what is loaded from it gets a temporary's.
            texts[index] = Identifiers.Temporary(index);
            writer.Line($"Vector256<float> {texts[index]} = {names.Of(value)}.{Load(value)};");
        }

        return Shared(writer, expressions, nodes, new VectorSpelling(texts));
    }

    /// <summary>Stores a result at the element.</summary>
    public string Store(Value value, string text) => $"{names.Of(value)}.Store(at, {text}, count);";

    private string[] Shared(SourceWriter writer, IReadOnlyList<Expr> expressions, Expr[] nodes, VectorSpelling spelling)
    {
        Dictionary<Expr, int> uses = nodes.ToDictionary(node => node, _ => 0);
        foreach (Expr used in nodes.SelectMany(node => node.Arguments).Concat(expressions))
        {
            uses[used]++;
        }

        Dictionary<Expr, string> known = [];
        int next = operands.Count;
        foreach (Expr node in nodes)
        {
            string text = node.Fold(spelling, known);
            if (uses[node] > 1 && node.Arguments.Count + (node.Kind == ExprKind.Random ? 1 : 0) > 0)
            {
                string name = Identifiers.Temporary(next++);
                writer.Line($"Vector256<float> {name} = {Trim(text)};");
                known[node] = name;
            }
        }

        return [.. expressions.Select(expression => Trim(known[expression]))];
    }

    private string Load(Value value) => (value.PerRow, value.Size) switch
    {
        var (rows, width) when rows && width == size => "Load(at)",
        var (rows, width) when !rows && width == size => "Load(column)",
        (true, 1) => "Broadcast(row)",
        (false, 1) => "Broadcast(0)",
        _ => throw new System.InvalidOperationException($"{value} can't be broadcast over rows of {InvariantText.Of(size)}: only whole rows, single numbers and rows of the same size can."),
    };

    /// <summary>Drops the parentheses around a whole expression.</summary>
    private static string Trim(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }
}
