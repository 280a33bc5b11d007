using System.Runtime.Intrinsics;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests;
using DslNet.Compiler.Tests.Expressions;
using DslNet.Compiler.Tests.Numbers;

namespace DslNet.Generators.Tests.Numbers;

/// <summary>
/// Values and slopes of users' functions, as the compiler emits them and vectors compute them, against numbers that don't overflow, over the
/// whole range of float: where the true one is a float, so is the computed one, and it is as near as rounding allows.
/// </summary>
public class SlopeLaws
{
    private static readonly float[] Ends =
    [
        0, -0f, 1, -1, 0.5f, 2, -2, 3, 10, -10, 20, -20, 44.5f, -44.5f, 88, 88.7f, 88.8f, 89, -88, -88.8f, -89, 95, 104, -104, 1e-3f, -1e-3f,
        float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, 1.17549435e-38f, 1e-40f, 1e10f, -1e10f, 2e19f, -2e19f, 1e30f, -1e30f, 1e-25f, -1e-25f,
    ];

    [Fact]
    public void Functions_of_one_operand() => Hold(1, 2000);

    [Fact]
    public void Losses() => Hold(2, 500);

    private static int finite, undecided, ends, number;
    [Fact]
    public void Survey()
    {
        foreach (int operands in new[] { 1, 2 })
        {
        List<string> bad = []; int forms = 0, wide = 0;
        for (int i = 0; i < 1500; i++)
        {
            FunctionTerm term = GrammarDraw.Any(new Random(i), 1 + i % 5, operands);
            try { One(operands, term); } catch (Exception e) when (e is not UndecidedException) { bad.Add(term.ToString().Length.ToString("D4") + (e is ShouldAssertException ? e.Message[e.Message.IndexOf("Info:")..].Replace("\n", " ") : term + " " + e.ToString())); }
        }
        bad.Sort();
        Console.WriteLine($"operands {operands}: bad {bad.Count}, finite {finite}, undecided {undecided}, ends {ends} {forms} {wide}");
        foreach (string b in bad.Take(25)) Console.WriteLine(b[..Math.Min(b.Length, 420)]);
        }
    }

    private static void Hold(int operands, int count)
    {
        Laws.Hold(GrammarDraw.Functions(operands), count, term => One(operands, term));
        finite.ShouldBeGreaterThan(count * 20, $"{finite} finite, {undecided} undecided, {ends} not finite");
    }

    private static void One(int operands, FunctionTerm term)
        {
            Random random = new(++number);
            float[][] points = [.. Points(random, operands)];
            ExprPool pool = new();
            Expr formula = StableForms.Of(term.Build(pool, pool.Operand(0), pool.Operand(1)));
            float[] values = Evaluate(FloatForms.OfValue(formula), points);
            for (int by = 0; by < operands; by++)
            {
                float[] slopes = Evaluate(FloatForms.OfSlope(formula, by), points);
                for (int i = 0; i < points.Length; i++)
                {
                    try
                    {
                        Slope expected = ReferenceSlope.Of(term, [.. points[i].Select(x => (Extended)x)], by);
                        string place = $"{term} at ({string.Join(", ", points[i].Select(x => x.ToString("R")))})";
                        bool compared = Compare(values[i], expected.Value, "value of " + place);
                        compared &= expected.Value.Value.IsFinite && Compare(slopes[i], expected.By, $"slope by x{by} of {place}");
                        finite += compared ? 1 : 0;
                        ends += compared ? 0 : 1;
                    }
                    catch (UndecidedException)
                    {
                        undecided++;
                    }
                }
            }
        }

    private static bool Compare(float actual, Judged expected, string what)
    {
        Extended truth = expected.Value;
        if (!truth.IsFinite || truth.Abs + expected.Error > float.MaxValue)
        {
            return false;
        }

        float.IsFinite(actual).ShouldBeTrue($"{what} is {actual}, but {expected}");
        Extended tolerance = (8 * expected.Error) + (1e-5 * truth.Abs) + 1e-30;
        ((actual - truth).Abs > tolerance).ShouldBeFalse($"{what} is {actual}, but {expected}");
        return true;
    }

    private static float[] Evaluate(Expr expression, float[][] points)
    {
        float[] results = new float[points.Length];
        for (int i = 0; i < points.Length; i += 8)
        {
            int start = i;
            Vector256<float>[] operands = [.. Enumerable.Range(0, 2).Select(operand => Vector256.Create(
                [.. Enumerable.Range(start, 8).Select(place => points[Math.Min(place, points.Length - 1)] is var point && operand < point.Length ? point[operand] : 0f)]))];
            Vector256<float> result = expression.Fold(new VectorEvaluation(operands));
            for (int lane = 0; lane < 8 && i + lane < points.Length; lane++)
            {
                results[i + lane] = result[lane];
            }
        }

        return results;
    }

    private static IEnumerable<float[]> Points(Random random, int operands)
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
