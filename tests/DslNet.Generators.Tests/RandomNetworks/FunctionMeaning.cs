using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>Compares functions by their values: constants that C# folds itself are folded in float, so not to the last digit.</summary>
internal static class FunctionMeaning
{
    private static readonly double[] Points = [-2.7, -1, -0.3, 0.2, 0.9, 1.6];

    /// <summary>Both are missing, or have the same values at some points; further operands are 0.4 and 0.25.</summary>
    public static void ShouldBeTheSame(ScalarFunction? read, ScalarFunction? drawn, string source)
    {
        (read is null).ShouldBe(drawn is null, source);
        if (read is null || drawn is null)
        {
            return;
        }

        ExprPool pool = new();
        Expr one = read.Instantiate(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2));
        Expr other = drawn.Instantiate(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2));
        foreach (double x in Points)
        {
            double expected = ExprEvaluation.Of(other, x, 0.4, 0.25);
            ExprEvaluation.Of(one, x, 0.4, 0.25).ShouldBe(expected, 1e-5 * (1 + Math.Abs(expected)), source);
        }
    }
}
