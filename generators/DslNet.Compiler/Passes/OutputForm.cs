using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Expresses a derivative in terms of a map's output instead of its input, where that is exact: sigmoid's y·(1 − y), tanh's 1 − y²,
/// e^x's y, and the sign of x for the ReLU family. The input is then dead after the forward pass, and the output may be computed in place.
/// </summary>
internal static class OutputForm
{
    /// <summary>
    /// The derivative <paramref name="slope"/> of <paramref name="function"/> with operand <paramref name="input"/> replaced by
    /// <paramref name="output"/> (an operand that stands for the function's value); or null where the input is needed.
    /// </summary>
    public static Expr? Of(Expr slope, Expr function, int input, Expr output)
    {
        ExprPool pool = slope.Pool;
        Expr x = pool.Operand(input);
        Expr zero = pool.Constant(0);
        bool keepsSign = KeepsSign(function, x);
        Dictionary<Expr, Expr> replaced = [];
        Rebuilding same = new(pool, [.. Operands(slope, pool)]);
        foreach (Expr node in slope.Nodes())
        {
            Expr[] arguments = [.. node.Arguments.Select(argument => replaced[argument])];
            bool asksSign = keepsSign && node.Kind == ExprKind.Select && node.Comparison == Comparison.Less && node.Arguments[0] == zero && node.Arguments[1] == x;
            replaced[node] = node == function
                ? output
                : asksSign
                    ? pool.Select(Comparison.Less, zero, output, arguments[2], arguments[3])
                    : ScalarDispatch.Apply(same, node.Kind, node.Value, node.Index, node.Comparison, index => arguments[index]);
        }

        Expr result = replaced[slope];
        return result.Operands().Contains(input) ? null : result;
    }

    private static IEnumerable<Expr> Operands(Expr expression, ExprPool pool) => Enumerable.Range(0, expression.Operands().DefaultIfEmpty(-1).Max() + 1).Select(pool.Operand);

    /// <summary>Whether the function is positive exactly where x is: ReLU, and functions that are x above 0 and c·x or c·(e^x − 1) with c ≥ 0 below.</summary>
    private static bool KeepsSign(Expr function, Expr x)
    {
        ExprPool pool = x.Pool;
        Expr zero = pool.Constant(0);
        if (function == pool.Relu(x))
        {
            return true;
        }

        if (function.Kind != ExprKind.Select || function.Comparison != Comparison.Less || function.Arguments[0] != zero || function.Arguments[1] != x || function.Arguments[2] != x)
        {
            return false;
        }

        Expr below = function.Arguments[3];
        Expr bend = pool.Exp(x) - 1;
        return below == bend
            || (below.Kind == ExprKind.Multiply && below.Arguments[0] is { Kind: ExprKind.Constant, Value: >= 0 } && (below.Arguments[1] == x || below.Arguments[1] == bend));
    }
}
