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

    /// <summary>Stores a value whole; elements that are whole numbers are refused where they aren't, or are out of their type's range.</summary>
    public virtual void Write(Value value, double[] numbers)
    {
        numbers.Length.ShouldBe(Length(value), $"numbers of {value}");
        MustBeOfType(value, numbers);
        values[value] = numbers;
    }

    /// <summary>Told before a kernel runs: a store with shared places checks what the kernel would overwrite.</summary>
    public virtual void Enter(Kernel kernel)
    {
    }

    protected int Length(Value value) => value.PerRow ? rows * value.Size : value.Size;

    protected static void MustBeOfType(Value value, double[] numbers)
    {
        (double least, double most) = value.Type switch
        {
            ElementType.UInt8 => (byte.MinValue, byte.MaxValue),
            ElementType.Int32 => (int.MinValue, int.MaxValue),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        if (value.Type != ElementType.Float32 && numbers.Any(number => number != Math.Floor(number) || number < least || number > most))
        {
            throw new InvalidOperationException($"{value} is to hold {numbers.First(number => number != Math.Floor(number) || number < least || number > most)}, which is no {value.Type}.");
        }
    }
}
