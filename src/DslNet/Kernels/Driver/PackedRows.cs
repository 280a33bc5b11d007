using System.Buffers;
using System.ComponentModel;

namespace DslNet.Kernels.Driver;

/// <summary>
/// Rows of a network with several inputs or outputs, packed from spans of each by its name and back: within a row, they lie one behind the other. The memory is
/// borrowed from the process's pool, so that nothing is allocated once that is warm.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PackedRows : IDisposable
{
    private readonly NetworkInfo info;
    private readonly int rows;
    private readonly float[] input;
    private readonly float[] output;

    /// <summary>Begins with the length of the first input.</summary>
    /// <param name="info">The network.</param>
    /// <param name="firstLength">Numbers of its first input, of all rows.</param>
    /// <exception cref="ArgumentException">They are no whole number of rows.</exception>
    public PackedRows(NetworkInfo info, int firstLength)
    {
        this.info = info;
        int size = InputOf(info, 0).Size;
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

    /// <summary>Takes an input.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="values">As many rows as the first one has.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">There are other rows.</exception>
    public void SetInput(int index, ReadOnlySpan<float> values, string name)
    {
        int size = InputOf(info, index).Size, width = info.Input.Size, start = 0;
        MustBe(values.Length, size, name);
        for (int i = 0; i < index; i++)
        {
            start += InputOf(info, i).Size;
        }

        for (int row = 0; row < rows; row++)
        {
            values.Slice(row * size, size).CopyTo(input.AsSpan((row * width) + start));
        }
    }

    /// <summary>Refuses room for other rows, before anything is computed.</summary>
    /// <param name="index">The number of the output.</param>
    /// <param name="values">Where it shall go.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">There is room for other rows.</exception>
    public void MustFit(int index, ReadOnlySpan<float> values, string name) => MustBe(values.Length, OutputOf(info, index).Size, name);

    /// <summary>Gives an output.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="values">Where it goes.</param>
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

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(input);
        ArrayPool<float>.Shared.Return(output);
    }

    private static Shape InputOf(NetworkInfo info, int index) => info.Inputs.Count > 0 ? info.Inputs[index].Shape : info.Input;

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
