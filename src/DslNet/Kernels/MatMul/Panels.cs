using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// The packed layout of a weight matrix [inputs × outputs]: consecutive panels of 16 columns, each [inputs × 16], so that
/// a product reads it sequentially without packing per call. Padding columns are 0, and stay so: their gradients are 0.
/// </summary>
internal static unsafe class Panels
{
    /// <summary>Columns of a panel.</summary>
    public const int Width = 16;

    /// <summary>The number of panels of a matrix with the given columns.</summary>
    public static int Count(int columns) => Split.Stretches(columns, Width);

    /// <summary>Pairs of panels, the last one perhaps a single panel.</summary>
    public static int Pairs(int columns) => Split.Stretches(columns, 2 * Width);

    /// <summary>Floats of the panels, with padding.</summary>
    public static long Floats(long rows, long columns) => rows * ((columns + Width - 1) / Width * Width);

    /// <summary>The offset of an element.</summary>
    public static nint At(nint row, nint column, nint rows) => (((column / Width * rows) + row) * Width) + (column % Width);

    /// <summary>Copies a row-major matrix into panels; padding columns are left unchanged.</summary>
    public static void Scatter(ReadOnlySpan<float> matrix, int rows, int columns, FloatSlice panels)
    {
        for (int column = 0; column < columns; column += Width)
        {
            int width = Math.Min(Width, columns - column);
            for (int row = 0; row < rows; row++)
            {
                matrix.Slice((row * columns) + column, width).CopyTo(panels.Slice(At(row, column, rows)).AsSpan(width));
            }
        }
    }

    /// <summary>Copies a row of a packed matrix into a column of another one, from a given row on.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void RowToColumn(float* panels, nint row, nint rows, int columns, float* target, nint targetRow, nint targetColumn, nint targetRows)
    {
        float* source = panels + (row * Width);
        target += At(targetRow, targetColumn, targetRows);
        for (int column = 0; column < columns; column += Width, source += rows * Width)
        {
            int width = Math.Min(Width, columns - column);
            for (int i = 0; i < width; i++, target += Width)
            {
                *target = source[i];
            }
        }
    }

    /// <summary>Copies panels into a row-major matrix.</summary>
    public static void Gather(FloatSlice panels, int rows, int columns, Span<float> matrix)
    {
        for (int column = 0; column < columns; column += Width)
        {
            int width = Math.Min(Width, columns - column);
            for (int row = 0; row < rows; row++)
            {
                panels.Slice(At(row, column, rows)).AsSpan(width).CopyTo(matrix.Slice((row * columns) + column, width));
            }
        }
    }
}
