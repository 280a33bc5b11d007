using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>
/// Prints the vectorized body of an elementwise kernel (eight elements at a time): loads, common subexpressions as locals, results.
/// Every result is complete before any is stored, since a result may alias an operand.
/// </summary>
/// <param name="operands">The operands of the expressions.</param>
/// <param name="size">Elements in a row: of a row of the batch, or the channels of a pixel.</param>
/// <param name="full">Elements in a row of the batch.</param>
/// <param name="perRow">Whether there is a row of elements for each row of the batch.</param>
/// <param name="product">Whether operand 0 is a product in a register (an epilogue).</param>
/// <param name="numbered">Whether values are named by their order.</param>
internal sealed class ElementPrinter(EquatableArray<Value> operands, int size, int full, bool perRow, bool product, bool numbered)
{
    private readonly Identifiers names = new(numbered);
    private readonly Dictionary<int, string> streams = [];

    /// <summary>Operands that are read from memory.</summary>
    private IEnumerable<(Value Value, int Index)> Loaded => operands.Select((value, index) => (value, index)).Skip(product ? 1 : 0);

    /// <summary>Whether no operand is broadcast, so that all rows are one contiguous range.</summary>
    public bool IsFlat => operands.All(operand => operand.PerRow == perRow && operand.Size == full);

    /// <summary>Whether rows are padded to whole vectors.</summary>
    private bool IsPadded => perRow && size % 8 != 0;

    /// <summary>Whether the expressions depend on an element's index and padding makes it differ from the offset.</summary>
    public bool CountsElements(IEnumerable<Expr> expressions) => IsPadded && expressions.SelectMany(expression => expression.Nodes()).Any(node => node.Kind == ExprKind.Random);

    /// <summary>The constructor parameters of a kernel's struct: spans of memory, then the parameters of random streams and means.</summary>
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
            members.Add(("RandomState random", $"{memory.Owner}.Random"));
        }

        // A stream of random numbers belongs to a layer; where several layers share the kernel, it is a parameter.
        foreach (int stream in nodes.Where(node => memory.Names is not null && node.Kind == ExprKind.Random).Select(node => node.Index).Distinct())
        {
            streams[stream] = "stream" + InvariantText.Of(streams.Count + 1);
            members.Add(($"int {streams[stream]}", memory.Number("stream", stream)));
        }

        if (nodes.Any(node => node.Kind == ExprKind.Rows))
        {
            members.Add(("float rows", "rows"));
        }

        return (string.Join(", ", members.Select(member => member.Parameter)), string.Join(", ", members.Select(member => member.Argument)));
    }

    /// <summary>
    /// Prints common subexpressions, loads first, as locals; returns the text of each expression. In a flat kernel the column
    /// index runs over all rows.
    /// </summary>
    public string[] Evaluate(SourceWriter writer, IReadOnlyList<Expr> expressions, bool stores, bool flat)
    {
        Expr[] nodes = [.. expressions.SelectMany(expression => expression.Nodes()).Distinct().OrderBy(node => node.Id)];
        Dictionary<Expr, int> uses = Uses(nodes, expressions);
        bool needsPosition = stores || nodes.Any(node => node.Kind == ExprKind.Random) || Loaded.Any(operand => operand.Value.PerRow && operand.Value.Size == full);
        if (needsPosition)
        {
            writer.Line($"nint at = {Position(flat)};");
        }

        int temporaries = 0;
        string[] texts = new string[operands.Count];
        if (product)
        {
            texts[0] = "product";
        }

        foreach ((Value value, int index) in Loaded)
        {
            string load = $"{names.Of(value)}.{Load(value)}";
            bool shared = nodes.Any(node => node.Kind == ExprKind.Operand && node.Index == index && uses[node] > 1);
            texts[index] = shared ? Local(load) : load;
        }

        // Random numbers are counted by logical element, whatever its offset: padding has none.
        VectorSpelling spelling = new(texts, IsPadded ? $"((nint)row * {InvariantText.Of(size)}) + column" : "at", stream => streams.TryGetValue(stream, out string? name) ? name : InvariantText.Of(stream));
        Dictionary<Expr, string> known = [];
        foreach (Expr node in nodes)
        {
            string text = node.Fold(spelling, known);
            if (uses[node] > 1 && node.Kind is not (ExprKind.Constant or ExprKind.Operand or ExprKind.Rows))
            {
                known[node] = Local(Parentheses.Bare(text));
            }
        }

        return [.. expressions.Select(expression => Parentheses.Bare(known[expression]))];

        string Local(string text)
        {
            string name = Identifiers.Temporary(++temporaries);
            writer.Line($"Vector256<float> {name} = {text};");
            return name;
        }
    }

    /// <summary>Stores a result at the element.</summary>
    public string Store(Value value, string text) => $"{names.Of(value)}.Store(at, {text});";

    private static Dictionary<Expr, int> Uses(Expr[] nodes, IReadOnlyList<Expr> expressions)
    {
        Dictionary<Expr, int> uses = nodes.ToDictionary(node => node, _ => 0);
        foreach (Expr used in nodes.SelectMany(node => node.Arguments).Concat(expressions))
        {
            uses[used]++;
        }

        return uses;
    }

    private string Position(bool flat) => (flat || !perRow) switch
    {
        true => "column",
        _ => $"((nint)row * {InvariantText.Of((size + 7) / 8 * 8)}) + column",
    };

    private string Load(Value value) => (value.PerRow, value.Size) switch
    {
        var (rows, width) when rows && width == full => "Load(at)",
        var (rows, width) when !rows && width == size => "Load(column)",
        (true, 1) when full == size => "Broadcast((nint)row * 8)",
        (true, 1) => $"Broadcast((nint)(row / {InvariantText.Of(full / size)}) * 8)",
        (false, 1) => "Broadcast(0)",
        _ => throw new System.InvalidOperationException($"{value} can't be broadcast over rows of {InvariantText.Of(size)}: only whole rows, single numbers and rows of the same size can."),
    };
}
