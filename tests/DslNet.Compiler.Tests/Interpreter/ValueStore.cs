using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>Where the interpreter keeps values: each in an array of its own.</summary>
public class ValueStore(int rows)
{
    private readonly Dictionary<Value, double[]> values = [];

    public int Rows => rows;

    /// <summary>Whether what runs is eval: a store with shared places may have another one for the input then.</summary>
    public bool IsEval { get; set; }

    /// <summary>What is done to the result of each scalar operation; null: it is exact.</summary>
    public virtual Func<double, double>? Rounding => null;

    /// <summary>The numbers of a value: rows × size, or size where it isn't per row.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been written there.</exception>
    public virtual double[] Read(Value value) => values.TryGetValue(value, out double[]? numbers)
        ? numbers
        : throw new InvalidOperationException($"{value} is read before it is written.");

    /// <summary>Stores a value whole.</summary>
    public virtual void Write(Value value, double[] numbers)
    {
        numbers.Length.ShouldBe(Length(value), $"numbers of {value}");
        values[value] = numbers;
    }

    /// <summary>Told before a kernel runs: a store with shared places checks what the kernel would overwrite.</summary>
    public virtual void Enter(Kernel kernel)
    {
    }

    protected int Length(Value value) => value.PerRow ? rows * value.Size : value.Size;
}
