using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>Copies parts of a matrix to where a micro-kernel reads them in order.</summary>
internal static unsafe class Packing
{
    private const int Width = Panels.Width;

    /// <summary>Columns of a matrix as a panel [depth × 16]; where there are fewer than 16, the rest of the panel is 0.</summary>
    /// <param name="source">The panel's first element in the matrix.</param>
    /// <param name="stride">Floats from row to row of the matrix.</param>
    /// <param name="depth">Rows of the matrix.</param>
    /// <param name="columns">1 to 16; whole vectors are read, whatever lies behind.</param>
    /// <param name="panel">[depth × 16].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns(float* source, nint stride, nint depth, int columns, float* panel)
    {
        Vector256<float> keepLeft = Lanes.First(columns), keepRight = Lanes.First(columns - Lanes.Count);
        for (nint k = 0; k < depth; k++, source += stride, panel += Width)
        {
            Vector256<float> left = Vector256.Load(source) & keepLeft;
            Vector256<float> right = Vector256.Load(source + Lanes.Count) & keepRight;
            left.Store(panel);
            right.Store(panel + Lanes.Count);
        }
    }

    /// <summary>Up to 16 rows of a matrix, transposed, as a panel [depth × 16]. Panel columns behind the last row keep what they held.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="rows">1 to 16.</param>
    /// <param name="depth">Columns of the matrix.</param>
    /// <param name="panel">[depth × 16].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transposed(float* source, nint stride, int rows, nint depth, float* panel)
    {
        nint whole = depth - (depth % 4);
        int row = 0;
        for (; row + 4 <= rows; row += 4, source += 4 * stride)
        {
            for (nint k = 0; k < whole; k += 4)
            {
                Transpose4(source + k, stride, panel + (k * Width) + row);
            }

            Remainder(source, stride, 4, whole, depth, panel + row);
        }

        Remainder(source, stride, rows - row, 0, depth, panel + row);
    }

    /// <summary>Rows of a matrix, <paramref name="width"/> columns of each, side by side.</summary>
    public static void Rows(float* source, nint stride, nint rows, int width, float* destination, nint destinationStride)
    {
        for (nint row = 0; row < rows; row++, source += stride, destination += destinationStride)
        {
            Unsafe.CopyBlock(destination, source, (uint)width * sizeof(float));
        }
    }

    private static void Remainder(float* source, nint stride, int rows, nint from, nint depth, float* panel)
    {
        for (int row = 0; row < rows; row++)
        {
            for (nint k = from; k < depth; k++)
            {
                panel[(k * Width) + row] = source[(row * stride) + k];
            }
        }
    }

    /// <summary>A block of 4 × 4: pairs are exchanged, then halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(float* source, nint stride, float* panel)
    {
        Vector128<float> row0 = Vector128.Load(source);
        Vector128<float> row1 = Vector128.Load(source + stride);
        Vector128<float> row2 = Vector128.Load(source + (2 * stride));
        Vector128<float> row3 = Vector128.Load(source + (3 * stride));
        Vector128<float> even01 = Lanes.InterleaveLower(row0, row1);
        Vector128<float> odd01 = Lanes.InterleaveUpper(row0, row1);
        Vector128<float> even23 = Lanes.InterleaveLower(row2, row3);
        Vector128<float> odd23 = Lanes.InterleaveUpper(row2, row3);
        Vector128.Create(even01.GetLower(), even23.GetLower()).Store(panel);
        Vector128.Create(even01.GetUpper(), even23.GetUpper()).Store(panel + Width);
        Vector128.Create(odd01.GetLower(), odd23.GetLower()).Store(panel + (2 * Width));
        Vector128.Create(odd01.GetUpper(), odd23.GetUpper()).Store(panel + (3 * Width));
    }
}
