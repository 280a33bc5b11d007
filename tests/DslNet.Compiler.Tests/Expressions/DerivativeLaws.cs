using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Expressions;

public class DerivativeLaws
{
    private static readonly double[][] Points = [[0.31, -0.83, 1.71], [-1.13, 0.47, 0.23], [1.37, 1.93, -0.61]];

    [Fact]
    public void The_derivative_agrees_with_central_differences()
    {
        int compared = 0;
        int skipped = 0;
        Laws.Hold(FunctionDraw.AnyFunctions, 1500, term =>
        {
            ExprPool pool = new();
            Expr built = term.Build(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2));
            foreach (int operand in Enumerable.Range(0, 3))
            {
                Expr slope = Derivative.Of(built, operand);
                foreach (double[] point in Points)
                {
                    if (!IsTame(term, point))
                    {
                        continue;
                    }

                    double derived = ExprEvaluation.Of(slope, point);
                    if (!double.IsFinite(derived))
                    {
                        // As of √x at 0: the point has no derivative.
                        skipped++;
                        continue;
                    }

                    Difference.Verdict verdict = Difference.Compare(derived, change => term.Evaluate(Moved(point, operand, change)), scale: 1);
                    verdict.Kind.ShouldNotBe(Difference.Outcome.Wrong, $"{term} by x{operand}: {verdict}");
                    compared++;
                    skipped += verdict.Kind == Difference.Outcome.Kink ? 1 : 0;
                }
            }
        });
        compared.ShouldBeGreaterThan(4000);
        skipped.ShouldBeLessThan(compared / 50, "kinks skipped");
    }

    /// <summary>Every operation by itself, at points on both sides of its kinks.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public void Each_operation_has_its_slope(ExprKind kind)
    {
        foreach ((double x, double y) in new[] { (0.4, 1.1), (1.7, -0.6), (0.9, 0.2) })
        {
            foreach (int operand in new[] { 0, 1 })
            {
                FunctionTerm[] arguments = [FunctionTerm.Operand(0), FunctionTerm.Operand(1), FunctionTerm.Operand(0), FunctionTerm.Operand(1)];
                FunctionTerm term = new(kind, arguments[..Arity(kind)], Value: 2.5, Index: 0);
                ExprPool pool = new();
                double derived = ExprEvaluation.Of(Derivative.Of(term.Build(pool, pool.Operand(0), pool.Operand(1)), operand), x, y);
                Difference.Verdict verdict = Difference.Compare(derived, change => term.Evaluate(Moved([x, y], operand, change)), scale: 1);
                verdict.Kind.ShouldBe(Difference.Outcome.Agrees, verdict.ToString());
            }
        }
    }

    public static TheoryData<ExprKind> Operations() => [.. Enum.GetValues<ExprKind>().Where(kind => kind is not (ExprKind.Random or ExprKind.Rows))];

    /// <summary>At a tie: of PyTorch's relu, maximum, minimum, abs and clamp (derivatives.yaml).</summary>
    [Fact]
    public void Slopes_at_ties_are_PyTorch_s()
    {
        ExprPool pool = new();
        Expr x = pool.Operand(0);
        Expr y = pool.Operand(1);
        SlopeAt(pool.Relu(x), 0).ShouldBe(0);
        SlopeAt(pool.Abs(x), 0).ShouldBe(0);
        SlopeAt(pool.Max(x, y), 0).ShouldBe(0.5);
        SlopeAt(pool.Min(x, y), 0).ShouldBe(0.5);
        SlopeAt(pool.Max(3 * x, -x), 0).ShouldBe(1);
        SlopeAt(pool.Min(3 * x, -x), 0).ShouldBe(1);

        double SlopeAt(Expr function, double at) => ExprEvaluation.Of(Derivative.Of(function, 0), at, 0);
    }

    [Fact]
    public void What_does_not_depend_on_an_operand_has_slope_0()
    {
        ExprPool pool = new();
        Derivative.Of(pool.Exp(pool.Operand(1)) * pool.Random(3) / pool.Rows(), 0).IsConstant(0).ShouldBeTrue();
    }

    private static int Arity(ExprKind kind) => kind switch
    {
        ExprKind.Constant or ExprKind.Operand => 0,
        ExprKind.Add or ExprKind.Subtract or ExprKind.Multiply or ExprKind.Divide or ExprKind.Max or ExprKind.Min => 2,
        ExprKind.Select => 4,
        _ => 1,
    };

    private static double[] Moved(double[] point, int operand, double change)
    {
        double[] moved = [.. point];
        moved[operand] += change;
        return moved;
    }

    /// <summary>Whether all parts are finite and moderate, so that difference quotients mean something.</summary>
    private static bool IsTame(FunctionTerm term, double[] point)
    {
        bool tame = true;
        foreach (double change in new[] { -2e-3, 0, 2e-3 })
        {
            foreach (int operand in Enumerable.Range(0, point.Length))
            {
                term.Evaluate(Moved(point, operand, change), value => tame &= Math.Abs(value) < 50);
            }
        }

        return tame;
    }
}
