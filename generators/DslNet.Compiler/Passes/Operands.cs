using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>Collects the operands of a kernel while its expression is built: each value gets one index.</summary>
internal sealed class Operands(ExprPool pool)
{
    private readonly List<Value> values = [];

    public EquatableArray<Value> Values => values.ToEquatableArray();

    /// <summary>The value as an operand.</summary>
    public Expr Of(Value value)
    {
        int index = values.IndexOf(value);
        if (index < 0)
        {
            index = values.Count;
            values.Add(value);
        }

        return pool.Operand(index);
    }

    /// <summary>The values that the expressions use, and the renumbering of an expression's operands to these alone.</summary>
    public (EquatableArray<Value> Values, Func<Expr, Expr> Renumber) Only(IEnumerable<Expr> expressions)
    {
        int[] used = [.. expressions.SelectMany(expression => expression.Operands()).Distinct().OrderBy(index => index)];
        Expr[] replacements = [.. values.Select((_, index) => Array.IndexOf(used, index) is var place and >= 0 ? pool.Operand(place) : pool.Constant(0))];
        return (used.Select(index => values[index]).ToEquatableArray(), expression => expression.Substitute(replacements, pool));
    }
}
