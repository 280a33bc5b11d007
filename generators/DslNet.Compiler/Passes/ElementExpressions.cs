using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>The common view of maps and reductions: expressions over operands at each element, with the rewrites that fusion uses.</summary>
/// <param name="Kernel">The map or reduction.</param>
/// <param name="Operands">The values that it reads.</param>
/// <param name="Expressions">The expressions of its results, or the one that is reduced.</param>
/// <param name="Size">Elements in a row.</param>
/// <param name="PerRow">Whether there is a row of elements for each row of the batch.</param>
internal sealed record ElementExpressions(Kernel Kernel, EquatableArray<Value> Operands, IReadOnlyList<Expr> Expressions, int Size, bool PerRow)
{
    /// <summary>The view of a kernel, or null where it isn't elementwise.</summary>
    public static ElementExpressions? Of(Kernel kernel) => kernel switch
    {
        MapKernel map => new(map, map.Operands, [.. map.Results.Select(result => result.Expression)], map.Size, map.PerRow),
        ReduceRowsKernel rows => new(rows, rows.Operands, [rows.Expression], rows.Size, true),
        ReduceRowKernel row => new(row, row.Operands, [row.Expression], row.Size, row.Output.PerRow),
        _ => null,
    };

    /// <summary>The kernel with <paramref name="value"/> inlined as <paramref name="expression"/> over <paramref name="inputs"/>.</summary>
    public Kernel WithOperandReplaced(Value value, EquatableArray<Value> inputs, Expr expression)
    {
        Operands joined = new(expression.Pool);
        Expr inlined = expression.Substitute([.. inputs.Select(joined.Of)], expression.Pool);
        Expr[] own = [.. Operands.Select(operand => operand == value ? inlined : joined.Of(operand))];
        return Rebuilt(joined, [.. Expressions.Select(each => each.Substitute(own, each.Pool))]);
    }

    /// <summary>The map without operands that its results no longer use.</summary>
    public static MapKernel Trimmed(MapKernel map)
    {
        Operands all = new(map.Results[0].Expression.Pool);
        foreach (Value operand in map.Operands)
        {
            all.Of(operand);
        }

        return (MapKernel)Of(map)!.Rebuilt(all, [.. map.Results.Select(result => result.Expression)]);
    }

    /// <summary>Both maps fused; the reader's operands that the writer writes are inlined.</summary>
    public static MapKernel Joined(MapKernel writer, MapKernel reader)
    {
        ExprPool pool = writer.Results[0].Expression.Pool;
        Operands joined = new(pool);
        Expr[] writersOwn = [.. writer.Operands.Select(joined.Of)];
        Dictionary<Value, Expr> written = writer.Results.ToDictionary(result => result.Value, result => result.Expression.Substitute(writersOwn, pool));
        Expr[] readersOwn = [.. reader.Operands.Select(operand => written.TryGetValue(operand, out Expr? known) ? known : joined.Of(operand))];
        MapResult[] results =
        [
            .. writer.Results.Select(result => result with { Expression = written[result.Value] }),
            .. reader.Results.Select(result => result with { Expression = result.Expression.Substitute(readersOwn, pool) }),
        ];
        return writer with { Operands = joined.Values, Results = results };
    }

    /// <summary>The map with <paramref name="value"/> as operand 0: an epilogue's form.</summary>
    public static MapKernel WithFirst(MapKernel map, Value value)
    {
        ExprPool pool = map.Results[0].Expression.Pool;
        Operands ordered = new(pool);
        ordered.Of(value);
        Expr[] own = [.. map.Operands.Select(ordered.Of)];
        return map with { Operands = ordered.Values, Results = [.. map.Results.Select(result => result with { Expression = result.Expression.Substitute(own, pool) })] };
    }

    private Kernel Rebuilt(Operands operands, Expr[] expressions)
    {
        (EquatableArray<Value> used, Func<Expr, Expr> renumber) = operands.Only(expressions);
        return Kernel switch
        {
            MapKernel map => map with { Operands = used, Results = [.. map.Results.Select((result, index) => result with { Expression = renumber(expressions[index]) })] },
            ReduceRowsKernel rows => rows with { Operands = used, Expression = renumber(expressions[0]) },
            ReduceRowKernel row => row with { Operands = used, Expression = renumber(expressions[0]) },
            _ => throw new InvalidOperationException($"{Kernel.Name} isn't elementwise."),
        };
    }
}
