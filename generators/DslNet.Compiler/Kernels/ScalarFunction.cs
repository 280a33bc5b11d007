using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A scalar function as a plain value, equal by value and linear in size: a graph's representation of a user's lambda.
/// <see cref="Instantiate"/> rebuilds it as an expression in a pool.
/// </summary>
/// <param name="Steps">The nodes of the expression, arguments before users; the last one is the result.</param>
public sealed record ScalarFunction(EquatableArray<ScalarStep> Steps)
{
    public static ScalarFunction Of(Expr expression)
    {
        IReadOnlyList<Expr> nodes = expression.Nodes();
        Dictionary<Expr, int> positions = nodes.Select((node, position) => (node, position)).ToDictionary(pair => pair.node, pair => pair.position);
        return new ScalarFunction(nodes.Select(node => new ScalarStep(
            node.Kind,
            node.Value,
            node.Index,
            node.Comparison,
            node.Arguments.Select(argument => positions[argument]).ToEquatableArray())).ToEquatableArray());
    }

    /// <summary>The function applied to <paramref name="operands"/>, in their pool.</summary>
    public Expr Instantiate(ExprPool pool, params Expr[] operands)
    {
        Rebuilding build = new(pool, operands);
        List<Expr> built = [];
        foreach (ScalarStep step in Steps)
        {
            built.Add(ScalarDispatch.Apply(build, step.Kind, step.Value, step.Index, step.Comparison, index => built[step.Arguments[index]]));
        }

        return built[built.Count - 1];
    }

    /// <summary>The function as a formula of <c>x0</c>, <c>x1</c>, ….</summary>
    public override string ToString()
    {
        ExprPool pool = new();
        int operands = Steps.Where(step => step.Kind == ExprKind.Operand).Select(step => step.Index + 1).DefaultIfEmpty(0).Max();
        return Instantiate(pool, [.. Enumerable.Range(0, operands).Select(pool.Operand)]).ToString();
    }
}

/// <summary>One node of a <see cref="ScalarFunction"/>; arguments are indices of earlier steps.</summary>
public sealed record ScalarStep(ExprKind Kind, double Value, int Index, Comparison Comparison, EquatableArray<int> Arguments);
