using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>Some rows of another store: what is written of the others is of no use to anybody.</summary>
internal sealed class ActiveStore(ValueStore store, int[] active) : ValueStore(active.Length)
{
    public override Func<double, double>? Rounding => store.Rounding;

    public override double[] Read(Value value)
    {
        double[] numbers = store.Read(value);
        return value.PerRow ? [.. active.SelectMany(row => numbers[(row * value.Size)..((row + 1) * value.Size)])] : numbers;
    }

    public override void Write(Value value, double[] numbers)
    {
        if (!value.PerRow)
        {
            store.Write(value, numbers);
            return;
        }

        double[] all = [.. Enumerable.Repeat(Absent(value), store.Rows * value.Size)];
        for (int i = 0; i < active.Length; i++)
        {
            numbers.AsSpan(i * value.Size, value.Size).CopyTo(all.AsSpan(active[i] * value.Size));
        }

        store.Write(value, all);
    }

    public override void Enter(Kernel kernel) => store.Enter(kernel);

    private static double Absent(Value value) => value.Type == ElementType.Float32 ? double.NaN : 0;
}
