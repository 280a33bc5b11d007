using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>
/// Prints the function of one element as a struct of views with a static method: loads, common subexpressions as locals, results.
/// Every result is complete before any is stored, since a result may alias an operand.
/// </summary>
/// <param name="visibility">The modifier of the struct.</param>
/// <param name="operands">The operands of the expressions.</param>
/// <param name="full">Elements in a row of the batch, or in the whole where the element isn't per row.</param>
/// <param name="perRow">Whether there is a row of elements for each row of the batch.</param>
/// <param name="columns">Columns of the product that is operand 0, in a register; 0 where there is none.</param>
internal sealed class GpuElementPrinter(string visibility, EquatableArray<Value> operands, int full, bool perRow, int columns = 0)
{
    private readonly List<(string Type, string Name, string Argument)> fields = [];
    private readonly Dictionary<Value, string> names = [];
    private readonly bool product = columns > 0;

    /// <summary>The struct's object initializer.</summary>
    public string Arguments => string.Join(", ", fields.Select(each => $"{each.Name} = {each.Argument}"));

    /// <summary>Prints the struct of a map or an epilogue.</summary>
    public void Map(SourceWriter writer, string type, string contract, string signature, IReadOnlyList<MapResult> results, GpuMemoryMap memory)
    {
        Expr[] expressions = [.. results.Select(result => result.Expression)];
        Declare(expressions, results.Select(result => result.Value), memory);
        Struct(writer, type, contract, $"public static void Apply({type} data, {signature})", () =>
        {
            if (product)
            {
                writer.Line($"int at = (row * {InvariantText.Of(columns)}) + column;");
            }

            string[] texts = Evaluate(writer, expressions);
            if (texts.Length > 1)
            {
                for (int i = 0; i < texts.Length; i++)
                {
                    writer.Line($"float y{InvariantText.Of(i)} = {texts[i]};");
                    texts[i] = "y" + InvariantText.Of(i);
                }
            }

            for (int i = 0; i < texts.Length; i++)
            {
                writer.Line($"data.{names[results[i].Value]}[at] = {texts[i]};");
            }
        });
    }

    /// <summary>Prints the struct of a reduction's term.</summary>
    public void Term(SourceWriter writer, string type, Expr expression, GpuMemoryMap memory)
    {
        Declare([expression], [], memory);
        Struct(writer, type, "IGpuTerm", $"public static float At({type} data, int at)", () =>
        {
            string text = Evaluate(writer, [expression])[0];
            writer.Line($"return {text};");
        });
    }

    private void Declare(IReadOnlyList<Expr> expressions, IEnumerable<Value> results, GpuMemoryMap memory)
    {
        Identifiers identifiers = new();
        foreach (Value value in operands.Skip(product ? 1 : 0).Concat(results).Distinct())
        {
            string name = Naming.Member(identifiers.Of(value));
            names[value] = name;
            fields.Add((value.Kind is ValueKind.L1 or ValueKind.L2 ? "float" : "ArrayView<float>", name, memory.ViewOf(value)));
        }

        Expr[] nodes = [.. expressions.SelectMany(expression => expression.Nodes()).Distinct()];
        if (nodes.Any(node => node.Kind == ExprKind.Random))
        {
            fields.Add(("GpuRandom", "Random", "Random(random)"));
        }

        if (nodes.Any(node => node.Kind == ExprKind.Rows))
        {
            fields.Add(("float", "Rows", "rows"));
        }
    }

    private void Struct(SourceWriter writer, string type, string contract, string method, Action body)
    {
        writer.Line().Block($"{visibility} struct {type} : {contract}<{type}>", () =>
        {
            foreach ((string fieldType, string name, _) in fields)
            {
                writer.Line($"public {fieldType} {name};");
            }

            writer.Line().Block(method, body);
        });
    }

    private string[] Evaluate(SourceWriter writer, IReadOnlyList<Expr> expressions)
    {
        Expr[] nodes = [.. expressions.SelectMany(expression => expression.Nodes()).Distinct().OrderBy(node => node.Id)];
        Dictionary<Expr, int> uses = nodes.ToDictionary(node => node, _ => 0);
        foreach (Expr used in nodes.SelectMany(node => node.Arguments).Concat(expressions))
        {
            uses[used]++;
        }

        int temporaries = 0;
        string[] texts = [.. operands.Select((value, index) => product && index == 0 ? "product" : Load(value))];
        ScalarSpelling spelling = new(texts);
        Dictionary<Expr, string> known = [];
        foreach (Expr node in nodes)
        {
            string text = node.Fold(spelling, known);
            bool isLeaf = node.Kind is ExprKind.Constant or ExprKind.Rows || text == "product";
            if (uses[node] > 1 && !isLeaf)
            {
                string name = "t" + InvariantText.Of(++temporaries);
                writer.Line($"float {name} = {Parentheses.Bare(text)};");
                known[node] = name;
            }
        }

        return [.. expressions.Select(expression => Parentheses.Bare(known[expression]))];
    }

    /// <summary>The load of an operand at the element: elementwise, or broadcast from its row or its column.</summary>
    private string Load(Value value)
    {
        string view = "data." + names[value];
        string size = InvariantText.Of(value.Size);
        string row = InvariantText.Of(full);
        return value.Kind is ValueKind.L1 or ValueKind.L2 ? view : (value.PerRow, value.Size) switch
        {
            var (rows, width) when width == full && rows == perRow => $"{view}[at]",
            (true, 1) => $"{view}[at / {row}]",
            (true, _) => $"{view}[(at / {row} * {size}) + (at % {size})]",
            (false, 1) => $"{view}[0]",
            (false, _) when value.Size == columns => $"{view}[column]",
            _ => $"{view}[at % {size}]",
        };
    }
}
