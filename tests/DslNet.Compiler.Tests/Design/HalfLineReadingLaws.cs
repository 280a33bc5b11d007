using DslNet.Compiler.Design;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Expressions;
using DslNet.Compiler.Tests.Interpreter;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Compiler.Tests.Design;

/// <summary>What a reading has resolved is the same function where it says so; what it calls flat or linear is.</summary>
public class HalfLineReadingLaws
{
    private static readonly double[] Distances = [0.013, 0.7, 3.1, 17, 91];
    private static readonly double[] Everywhere = [-61, -3.3, -1.1, -0.4, 0.2, 0.9, 2.7, 43];

    /// <summary>Functions of one number: any of three, all of them the same, or what a user might take for an activation.</summary>
    private static Arbitrary<FunctionTerm> Functions => Arb.From(Laws.Drawn(random => random.Next(2) == 0
        ? FunctionDraw.Any(random, random.Next(1, 5))
        : FunctionDraw.Activation(random, random.Next(1, 4), FunctionTerm.Operand(0), smooth: false)), term => term.Shrunk());

    [Fact]
    public void A_resolved_function_is_the_same_on_its_half_line()
    {
        int resolved = 0;
        Laws.Hold(Functions, 3000, term =>
        {
            foreach (int direction in new[] { -1, 1 })
            {
                HalfLineReading half = new(direction);
                Expr read = half.Read(Build(term));
                if (half.Edge is { } edge && Math.Abs(edge) < 1e3)
                {
                    Agree(term, read, [.. Distances.Select(distance => edge + (direction * distance))]);
                    resolved++;
                }
            }

            Agree(term, new HalfLineReading(0).Read(Build(term)), Everywhere);
        });
        resolved.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void A_line_is_a_line_and_a_dead_half_has_no_slope()
    {
        int lines = 0;
        int dead = 0;
        Laws.Hold(Functions, 3000, term =>
        {
            HalfLineReading everywhere = new(0);
            if (everywhere.AffineOf(everywhere.Read(Build(term))) is { } line)
            {
                lines++;
                foreach (double x in Everywhere.Where(x => IsTame(term, x)))
                {
                    At(term, x).ShouldBe((line.Slope * x) + line.Offset, 1e-9 * (1 + Math.Abs(line.Slope * x) + Math.Abs(line.Offset)), term.ToString());
                }

                return;
            }

            foreach (int direction in new[] { -1, 1 })
            {
                HalfLineReading half = new(direction);
                if (half.Read(Derivative.Of(half.Read(Build(term)), 0)).IsConstant(0) && half.Edge is { } edge && Math.Abs(edge) < 1e3)
                {
                    dead++;
                    double[] values = [.. Distances.Select(distance => edge + (direction * distance)).Where(x => IsTame(term, x)).Select(x => At(term, x))];
                    values.ShouldAllBe(value => Math.Abs(value - values[0]) <= 1e-9 * (1 + Math.Abs(value)) || HasSteps(term));
                }
            }
        });
        lines.ShouldBeGreaterThan(100);
        dead.ShouldBeGreaterThan(30);
    }

    private static void Agree(FunctionTerm term, Expr read, double[] points)
    {
        foreach (double x in points)
        {
            if (IsTame(term, x))
            {
                double value = At(term, x);
                ExprEvaluation.Of(read, x).ShouldBe(value, 1e-6 * (1 + Math.Abs(value)), $"{term} at {InvariantText.Of(x)}: {read}");
            }
        }
    }

    private static Expr Build(FunctionTerm term)
    {
        ExprPool pool = new();
        return term.Build(pool, pool.Operand(0), pool.Operand(0), pool.Operand(0));
    }

    private static double At(FunctionTerm term, double x) => term.Evaluate(x, x, x);

    /// <summary>Beyond what a double holds, and where a part of the function isn't defined, there is nothing to compare: pools take 0 · NaN for 0.</summary>
    private static bool IsTame(FunctionTerm term, double x)
    {
        bool tame = true;
        term.Evaluate([x, x, x], value => tame &= double.IsFinite(value) && Math.Abs(value) < 1e6);
        return tame;
    }

    /// <summary>A step has no slope either, on both of its sides.</summary>
    private static bool HasSteps(FunctionTerm term) => term.Kind is ExprKind.Select or ExprKind.Sign || term.Arguments.Any(HasSteps);
}
