using System.Buffers;
using System.ComponentModel;

namespace DslNet.Kernels.Driver;

/// <summary>
/// Packs spans of each input of a network into rows and unpacks rows into outputs; a row is their concatenation. The memory is
/// rented from the shared array pool, so that steady state allocates nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PackedRows : IDisposable
{
    private readonly NetworkInfo info;
    private readonly int rows;
    private readonly float[] input;
    private readonly float[] output;

    /// <summary>Determines the rows from the length of the first input.</summary>
    /// <param name="info">The network.</param>
    /// <param name="firstLength">The length of its first input, all rows.</param>
    /// <exception cref="ArgumentException">It isn't a whole number of rows.</exception>
    public PackedRows(NetworkInfo info, int firstLength)
    {
        this.info = info;
        int size = SizeOf(info, 0);
        if (firstLength == 0 || firstLength % size != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected whole rows of {size} numbers, at least one, but got {firstLength} numbers."), NameOf(info, 0));
        }

        rows = firstLength / size;
        input = ArrayPool<float>.Shared.Rent(checked(rows * info.Input.Size));
        output = ArrayPool<float>.Shared.Rent(checked(rows * info.Output.Size));
    }

    /// <summary>All inputs.</summary>
    public ReadOnlySpan<float> Input => input.AsSpan(0, rows * info.Input.Size);

    /// <summary>All outputs.</summary>
    public Span<float> Output => output.AsSpan(0, rows * info.Output.Size);

    /// <summary>Packs an input.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="values">As many rows as the first one has.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">Another number of rows.</exception>
    public void SetInput(int index, ReadOnlySpan<float> values, string name)
    {
        int size = SizeOf(info, index), width = info.Input.Size, start = 0;
        MustBe(values.Length, size, name);
        for (int i = 0; i < index; i++)
        {
            start += SizeOf(info, i);
        }

        for (int row = 0; row < rows; row++)
        {
            values.Slice(row * size, size).CopyTo(input.AsSpan((row * width) + start));
        }
    }

    /// <summary>Validates the length of an output span, before anything is computed.</summary>
    /// <param name="index">The index of the output.</param>
    /// <param name="values">The output span.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">It has room for another number of rows.</exception>
    public void MustFit(int index, ReadOnlySpan<float> values, string name) => MustBe(values.Length, OutputOf(info, index).Size, name);

    /// <summary>Unpacks an output.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="values">The destination.</param>
    public void GetOutput(int index, Span<float> values)
    {
        int size = OutputOf(info, index).Size, width = info.Output.Size, start = 0;
        for (int i = 0; i < index; i++)
        {
            start += OutputOf(info, i).Size;
        }

        for (int row = 0; row < rows; row++)
        {
            output.AsSpan((row * width) + start, size).CopyTo(values[(row * size)..]);
        }
    }

    /// <summary>Returns the memory to the pool.</summary>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(input);
        ArrayPool<float>.Shared.Return(output);
    }

    private static int SizeOf(NetworkInfo info, int index) => info.Inputs.Count > 0 ? info.Inputs[index].RowSize : info.Input.Size;

    private static Shape OutputOf(NetworkInfo info, int index) => info.Heads.Count > 0 ? info.Heads[index].Shape : info.Output;

    private static string NameOf(NetworkInfo info, int index) => info.Inputs.Count > 0 ? info.Inputs[index].Name : "input";

    private void MustBe(int length, int size, string name)
    {
        if (length != rows * size)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {rows} rows of {size} numbers, as {NameOf(info, 0)} has {rows} rows, but got {length} numbers."), name);
        }
    }
}
