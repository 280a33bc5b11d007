using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Every float that is written and every result of a scalar operation is off, at random, by about what functions in float are off:
/// a run with this store shows how much a program magnifies rounding, and so how near to it a computation in float can come.
/// </summary>
/// <param name="unit">The largest relative change; 0 only watches.</param>
public sealed class RoundedStore(int rows, int seed, double unit = 2.0 / (1 << 23)) : ValueStore(rows)
{
    private readonly Random random = new(seed);

    public override Func<double, double>? Rounding => Rounded;

    /// <summary>The largest magnitude written: where such terms cancel, their rounding is left.</summary>
    public double Largest { get; private set; }

    public override void Write(Value value, double[] numbers)
    {
        Largest = Math.Max(Largest, numbers.Select(Math.Abs).DefaultIfEmpty(0).Max());
        base.Write(value, value.Type == ElementType.Float32 ? [.. numbers.Select(Rounded)] : numbers);
    }

    private double Rounded(double number) => number * (1 + (((2 * random.NextDouble()) - 1) * unit));
}
