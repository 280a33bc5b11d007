using System.Numerics.Tensors;
using DslNet.Kernels.Driver;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;

namespace DslNet;

/// <summary>
/// A network's weight matrix as rows and columns, for reading and writing single elements. A convolution's is [kernel height × kernel width × in, filters]:
/// the row of an element is (y · kernel width + x) · in + channel.
/// </summary>
public sealed class MatrixView
{
    private const int MostAxesOnStack = 64;
    private readonly NetworkDriver driver;
    private readonly FloatSlice values;

    internal MatrixView(NetworkDriver driver, FloatSlice values, int rows, int columns)
    {
        this.driver = driver;
        this.values = values;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Rows: a dense layer's inputs, or a convolution's receptive field.</summary>
    public int Rows { get; }

    /// <summary>Columns: a dense layer's units, or filters.</summary>
    public int Columns { get; }

    /// <summary>The element at a row and a column, readable and writable.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public float this[int row, int column]
    {
        get => driver.Read(values, At(row, column));
        set => driver.Write(values, At(row, column), value);
    }

    /// <summary>Copies the weight to a tensor of its shape: [in, units], or [kernel height, kernel width, in, filters].</summary>
    /// <exception cref="ArgumentException">The tensor's last extent isn't <see cref="Columns"/>, or the others together aren't <see cref="Rows"/>.</exception>
    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public void CopyTo(TensorSpan<float> destination)
    {
        ReadOnlySpan<nint> lengths = destination.Lengths;
        if (lengths.Length < 2 || lengths[^1] != Columns || destination.FlattenedLength != (nint)Rows * Columns)
        {
            throw new ArgumentException($"Expected a tensor of {Rows} × {Columns}, but got one of {string.Join(" × ", lengths.ToArray())}.", nameof(destination));
        }

        driver.Use.Enter();
        try
        {
            Copy(destination);
        }
        finally
        {
            driver.Use.Exit();
        }
    }

    private void Copy(TensorSpan<float> destination)
    {
        ReadOnlySpan<nint> lengths = destination.Lengths;
        Span<nint> at = lengths.Length <= MostAxesOnStack ? stackalloc nint[lengths.Length] : new nint[lengths.Length];
        for (int row = 0; row < Rows; row++)
        {
            nint rest = row;
            for (int axis = lengths.Length - 2; axis >= 0; axis--)
            {
                (rest, at[axis]) = Math.DivRem(rest, lengths[axis]);
            }

            for (int column = 0; column < Columns; column++)
            {
                at[^1] = column;
                destination[at] = values[Panels.At(row, column, Rows)];
            }
        }
    }

    private nint At(int row, int column)
    {
        ViewChecks.Index(row, Rows, nameof(row));
        ViewChecks.Index(column, Columns, nameof(column));
        return Panels.At(row, column, Rows);
    }
}
