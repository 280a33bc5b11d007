using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>
/// Holds what generated code computes in float against the interpreter in double. The tolerance is 1e-4 of the largest number in the
/// array. Where the network itself magnifies rounding (a batch norm over a feature that hardly varies, a kink right at hand),
/// the interpreter shows it: run again with every value off by a rounding, it must differ by as much as is allowed more.
/// </summary>
/// <param name="network">What a failure shows.</param>
internal sealed class Comparison(object network)
{
    private const double Tolerance = 1e-4;
    private const double Absolute = 1e-6;
    private const int Trials = 6;

    /// <summary>Arrays that needed more than the tolerance.</summary>
    public int Magnified { get; private set; }

    /// <summary>Arrays compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Compares arrays, pairwise, with what <paramref name="run"/> gives; it takes where to keep values.</summary>
    public void Hold(string what, float[][] actual, Func<Func<int, ValueStore>?, double[][]> run)
    {
        double[][] expected = run(null);
        expected.Length.ShouldBe(actual.Length);
        double[][][]? trials = null;
        RoundedStore? watched = null;
        ValueStore Watching(int rows) => watched = new RoundedStore(rows, 0, unit: 0);

        // Where large terms cancel, what is left is their rounding.
        double largest = expected.SelectMany(part => part).Select(Math.Abs).Append(1).Max();
        for (int i = 0; i < actual.Length; i++)
        {
            actual[i].Length.ShouldBe(expected[i].Length, what);
            Compared++;
            double error = Distance(actual[i].Select(number => (double)number), expected[i]);
            double allowed = (Tolerance * expected[i].Select(Math.Abs).DefaultIfEmpty(0).Max()) + (Absolute * largest);
            if (error <= allowed)
            {
                continue;
            }

            Magnified++;
            trials ??= [run(Watching), .. Enumerable.Range(0, Trials).Select(trial => run(rows => new RoundedStore(rows, trial)))];
            double magnified = trials.Max(trial => Distance(trial[i], expected[i]));
            double left = Absolute * watched!.Largest;
            error.ShouldBeLessThanOrEqualTo(allowed + (10 * magnified) + left, $"{what}, array {i}: allowed {allowed}, rounding makes {magnified}, cancelling leaves {left}\n{network}\nexpected {string.Join(' ', expected[i].Take(20))}\nactual {string.Join(' ', actual[i].Take(20))}");
        }
    }

    private static double Distance(IEnumerable<double> actual, double[] expected) =>
        actual.Zip(expected, (x, y) => double.IsNaN(x) || double.IsNaN(y) ? double.PositiveInfinity : Math.Abs(x - y)).DefaultIfEmpty(0).Max();
}
