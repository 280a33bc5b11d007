using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Every value that is written and every result of a scalar operation is off, at random, by about what functions in float are off:
/// a run with this store shows how much a program magnifies rounding, and so how near to it a computation in float can come.
/// </summary>
public sealed class RoundedStore(int rows, int seed) : ValueStore(rows)
{
    private const double Unit = 2.0 / (1 << 23);
    private readonly Random random = new(seed);

    public override Func<double, double>? Rounding => Rounded;

    public override void Write(Value value, double[] numbers) => base.Write(value, [.. numbers.Select(Rounded)]);

    private double Rounded(double number) => number * (1 + (((2 * random.NextDouble()) - 1) * Unit));
}
