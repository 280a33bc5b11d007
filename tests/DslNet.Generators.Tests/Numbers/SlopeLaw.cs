using System.Runtime.Intrinsics;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests;
using DslNet.Compiler.Tests.Expressions;
using DslNet.Compiler.Tests.Numbers;
using FsCheck;

namespace DslNet.Generators.Tests.Numbers;

/// <summary>
/// Holds values and slopes, as vectors compute them, against numbers that don't overflow, over the whole range of float: where the true one is a
/// float, so is the computed one, and it is as near as rounding allows.
/// </summary>
/// <param name="operands">Of the functions.</param>
internal sealed class SlopeLaw(int operands)
{
    /// <summary>What is smaller counts as 0.</summary>
    private const double Least = 1e-30;

    private static readonly float[] Ends =
    [
        0, -0f, 1, -1, 0.5f, 2, -2, 3, 10, -10, 20, -20, 44.5f, -44.5f, 88, 88.7f, 88.8f, 89, -88, -88.8f, -89, 95, 104, -104, 1e-3f, -1e-3f,
        float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, 1.17549435e-38f, 1e-40f, 1e10f, -1e10f, 2e19f, -2e19f, 1e30f, -1e30f, 1e-25f, -1e-25f,
    ];

    private int number;

    /// <summary>Values and slopes that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Points where the function isn't defined, or where two numbers are too close for a float to see which is greater.</summary>
    public int Undecided { get; private set; }

    /// <summary>The law on functions that are drawn, as the compiler emits them.</summary>
    public static void Hold(Arbitrary<FunctionTerm> functions, int operands, int count)
    {
        SlopeLaw law = new(operands);
        Laws.Hold(functions, count, term =>
        {
            ExprPool pool = new();
            Expr formula = StableForms.Of(term.Build(pool, pool.Operand(0), pool.Operand(1)));
            law.Check(term, FloatForms.OfValue(formula), by => FloatForms.OfSlope(formula, by), by => FloatForms.LostSlope(formula, by) is not null);
        });
        law.Compared.ShouldBeGreaterThan(count * 50);
        law.Undecided.ShouldBeLessThan(law.Compared / 2);
    }

    /// <summary>Throws where a value or a slope is wrong.</summary>
    /// <param name="term">What is meant.</param>
    /// <param name="value">How it is computed.</param>
    /// <param name="slope">How its slope by an operand is.</param>
    /// <param name="isRefused">Whether the compiler says that a slope is lost.</param>
    public void Check(FunctionTerm term, Expr value, Func<int, Expr> slope, Func<int, bool> isRefused)
    {
        Random random = new(++number);
        float[][] points = [.. Points(random)];
        float[] values = Evaluate(value, points);
        for (int by = 0; by < operands; by++)
        {
            float[] slopes = Evaluate(slope(by), points);
            for (int i = 0; i < points.Length; i++)
            {
                try
                {
                    Extended[] point = [.. points[i].Select(x => (Extended)x)];
                    Slope expected = ReferenceSlope.Of(term, point, by);
                    string place = $"{term} at ({string.Join(", ", points[i].Select(x => x.ToString("R")))})";
                    Compare(values[i], expected.Value, $"the value of {place}");
                    if (expected.By.Value.IsFinite)
                    {
                        Compare(slopes[i], expected.By, $"the slope by x{by} of {place}");
                    }
                    else if (Limit(term, point, by) is { } limit && !isRefused(by))
                    {
                        Compare(slopes[i], limit, $"the slope by x{by}, as a limit, of {place}");
                    }
                }
                catch (UndecidedException)
                {
                    Undecided++;
                }
            }
        }
    }

    private void Compare(float actual, Judged expected, string what)
    {
        Extended truth = expected.Value;
        if (truth.Abs + expected.Error > float.MaxValue)
        {
            return;
        }

        Extended tolerance = (8 * expected.Error) + (1e-5 * truth.Abs) + Least;
        if (!float.IsFinite(actual) || (actual - truth).Abs > tolerance)
        {
            throw new ShouldAssertException($"{what} is {actual}, but should be {expected}.");
        }

        Compared++;
    }

    /// <summary>
    /// The slope's limit where it isn't finite itself: from both sides, or from the one side where the function is; null where there is none. √max(x, 0) at 0
    /// has none: it is flat on the left, and on the right its slope grows without an end.
    /// </summary>
    private static Judged? Limit(FunctionTerm term, Extended[] point, int by)
    {
        // From 0 as near as numbers go, and where a comparison can't be decided there, from farther away.
        (bool isThere, Extended? limit) left = Side(-1, 200, 300) ?? Side(-1, 60, 120) ?? (false, null);
        (bool isThere, Extended? limit) right = Side(1, 200, 300) ?? Side(1, 60, 120) ?? (false, null);
        return left.isThere && right.isThere
            ? (left.limit is { } l && right.limit is { } r && AreNear(l, r) ? Roughly(l) : null)
            : (left.limit ?? right.limit) is { } only ? Roughly(only) : null;

        (bool IsThere, Extended? Limit)? Side(int direction, int farFromZero, int nearZero)
        {
            try
            {
                Extended far = At(direction, 20, farFromZero);
                Extended near = At(direction, 30, nearZero);
                return (!far.IsNaN && !near.IsNaN, far.IsFinite && near.IsFinite && AreNear(far, near) ? near : null);
            }
            catch (UndecidedException)
            {
                return null;
            }
        }

        Extended At(int direction, int steps, int stepsFromZero)
        {
            Extended[] moved = [.. point];
            moved[by] += point[by].IsZero ? Extended.Of(direction, -stepsFromZero) : point[by].Abs * Extended.Of(direction, -steps);
            Slope slope = ReferenceSlope.Of(term, moved, by);
            return slope.By.Value;
        }

        static bool AreNear(Extended x, Extended y) => !((x - y).Abs > (1e-3 * Extended.Max(x.Abs, y.Abs)) + 1e-3);

        static Judged Roughly(Extended limit) => new(limit, (0.01 * limit.Abs) + 1e-3);
    }

    private static float[] Evaluate(Expr expression, float[][] points)
    {
        float[] results = new float[points.Length];
        for (int i = 0; i < points.Length; i += 8)
        {
            float[][] eight = [.. Enumerable.Range(i, 8).Select(place => points[Math.Min(place, points.Length - 1)])];
            Vector256<float> result = expression.Fold(new VectorEvaluation([.. Enumerable.Range(0, eight[0].Length).Select(operand => Vector256.Create([.. eight.Select(point => point[operand])]))]));
            for (int lane = 0; lane < 8 && i + lane < points.Length; lane++)
            {
                results[i + lane] = result[lane];
            }
        }

        return results;
    }

    private IEnumerable<float[]> Points(Random random)
    {
        foreach (float end in Ends)
        {
            yield return operands == 1 ? [end] : [end, random.Next(3) == 0 ? end : random.Next(2) == 0 ? random.Next(2) : Any(random)];
        }

        for (int i = 0; i < 24; i++)
        {
            yield return [.. Enumerable.Range(0, operands).Select(_ => Any(random))];
        }
    }

    private static float Any(Random random) => random.Next(2) == 0
        ? (float)((random.NextDouble() - 0.5) * 40)
        : (float)((random.Next(2) == 0 ? 1 : -1) * (1 + random.NextDouble()) * Math.Pow(2, random.Next(-149, 127)));
}
