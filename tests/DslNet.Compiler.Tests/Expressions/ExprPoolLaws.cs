using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Expressions;

public class ExprPoolLaws
{
    private static readonly double[][] Points = [[0.3, -0.8, 1.7], [-1.1, 0.45, 0.2], [2.3, 1.9, -0.6], [-0.05, -2.4, 0.9]];

    [Fact]
    public void Simplification_preserves_the_value()
    {
        int checkedPoints = 0;
        Laws.Hold(FunctionDraw.AnyFunctions, 2000, term =>
        {
            ExprPool pool = new();
            Expr built = term.Build(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2));
            foreach (double[] point in Points)
            {
                // Algebra holds for finite numbers; 0·x is 0 by construction, whatever x overflows to.
                double largest = 1;
                double expected = term.Evaluate(point, value => largest = Math.Max(largest, double.IsFinite(value) ? Math.Abs(value) : double.PositiveInfinity));
                if (largest < 1e5)
                {
                    checkedPoints++;
                    ExprEvaluation.Of(built, point).ShouldBe(expected, 1e-12 * largest * largest);
                }
            }
        });
        checkedPoints.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void An_expression_built_twice_is_one_object()
    {
        Laws.Hold(FunctionDraw.AnyFunctions, 500, term =>
        {
            ExprPool pool = new();
            Expr[] operands = [pool.Operand(0), pool.Operand(1), pool.Operand(2)];
            term.Build(pool, operands).ShouldBeSameAs(term.Build(pool, operands));
        });
    }

    [Fact]
    public void Sums_and_products_are_one_object_either_way_round()
    {
        Laws.Hold(FunctionDraw.AnyFunctions, 500, term =>
        {
            ExprPool pool = new();
            Expr left = term.Build(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2));
            Expr right = pool.Sin(pool.Operand(1));
            (left + right).ShouldBeSameAs(right + left);
            (left * right).ShouldBeSameAs(right * left);
        });
    }

    [Fact]
    public void Substitution_of_operands_by_themselves_gives_the_same_object()
    {
        Laws.Hold(FunctionDraw.AnyFunctions, 500, term =>
        {
            ExprPool pool = new();
            Expr[] operands = [pool.Operand(0), pool.Operand(1), pool.Operand(2)];
            Expr built = term.Build(pool, operands);
            built.Substitute(operands, pool).ShouldBeSameAs(built);
        });
    }

    [Fact]
    public void Nodes_come_arguments_first_and_each_once()
    {
        Laws.Hold(FunctionDraw.AnyFunctions, 500, term =>
        {
            ExprPool pool = new();
            IReadOnlyList<Expr> nodes = term.Build(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2)).Nodes();
            HashSet<Expr> seen = [];
            foreach (Expr node in nodes)
            {
                node.Arguments.ShouldAllBe(argument => seen.Contains(argument));
                seen.Add(node).ShouldBeTrue();
            }
        });
    }

    [Fact]
    public void A_deep_graph_of_shared_parts_stays_linear()
    {
        ExprPool pool = new();
        Expr x = pool.Operand(0);
        for (int i = 0; i < 200; i++)
        {
            x *= x;
        }

        x.Nodes().Count.ShouldBe(201);
        Passes.Derivative.Of(x, 0).Nodes().Count.ShouldBeLessThan(1000);
        ScalarFunction.Of(x).Steps.Count.ShouldBe(201);
        ExprEvaluation.Of(x, 1).ShouldBe(1);
        ExprEvaluation.Of(Passes.Derivative.Of(x, 0), 1).ShouldBe(Math.Pow(2, 200));
        x.ToString().ShouldBe("…");
    }

    [Fact]
    public void Expressions_of_two_pools_do_not_mix()
    {
        InvalidOperationException refusal = Should.Throw<InvalidOperationException>(() => new ExprPool().Operand(0) + new ExprPool().Operand(0));
        refusal.Message.ShouldContain("two pools");
    }

    [Fact]
    public void Tapes_mean_what_folding_means()
    {
        Laws.Hold(FunctionDraw.AnyFunctions, 500, term =>
        {
            ExprPool pool = new();
            Expr built = term.Build(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2));
            foreach (double[] point in Points)
            {
                ExprTape.Of(built).Evaluate(new ExprEvaluation(new ElementState { Operands = point })).ShouldBe(ExprEvaluation.Of(built, point));
            }
        });
    }
}
