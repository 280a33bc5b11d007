using System.Numerics.Tensors;

namespace DslNet.Kernels;

/// <summary>A network's weight matrix as rows and columns, for reading and writing single numbers.</summary>
public readonly struct MatrixView
{
    private readonly NetworkDriver driver;
    private readonly FloatSlice values;

    internal MatrixView(NetworkDriver driver, FloatSlice values, int rows, int columns)
    {
        this.driver = driver;
        this.values = values;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Rows: a dense layer's inputs.</summary>
    public int Rows { get; }

    /// <summary>Columns: a dense layer's units.</summary>
    public int Columns { get; }

    /// <summary>The number at a row and a column, to read or to write.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public ref float this[int row, int column] => ref values.At(At(row, column));

    /// <summary>Copies the matrix to a tensor of the same shape.</summary>
    /// <exception cref="ArgumentException">The tensor's shape is another one.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public void CopyTo(TensorSpan<float> destination)
    {
        ViewChecks.Alive(driver);
        if (destination.Rank != 2 || destination.Lengths[0] != Rows || destination.Lengths[1] != Columns)
        {
            throw new ArgumentException($"Expected a tensor of {Rows} × {Columns}, but got one of {string.Join(" × ", destination.Lengths.ToArray())}.", nameof(destination));
        }

        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                destination[row, column] = values[Panels.At(row, column, Rows)];
            }
        }
    }

    private nint At(int row, int column)
    {
        ViewChecks.Alive(driver);
        ViewChecks.Index(row, Rows, nameof(row));
        ViewChecks.Index(column, Columns, nameof(column));
        return Panels.At(row, column, Rows);
    }
}
