using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

/// <summary>Packs parts of a matrix into panels for a micro-kernel.</summary>
internal static unsafe class Packing
{
    private const int Width = Panels.Width;

    /// <summary>Columns of a matrix as a panel [depth × 16]; where there are fewer than 16, the rest of the panel is 0.</summary>
    /// <param name="source">The panel's first element in the matrix.</param>
    /// <param name="stride">Floats from row to row of the matrix.</param>
    /// <param name="depth">Rows of the matrix.</param>
    /// <param name="columns">1 to 16; whole vectors are read, beyond the end if necessary.</param>
    /// <param name="panel">[depth × 16].</param>
    [MethodImpl(Jit.OnItsOwn)]
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

    /// <summary>Up to 16 rows of a matrix, transposed, as a panel [depth × 16]. Panel columns after the last row keep their values.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="rows">1 to 16.</param>
    /// <param name="depth">Columns of the matrix.</param>
    /// <param name="panel">[depth × 16].</param>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Transposed(float* source, nint stride, int rows, nint depth, float* panel)
    {
        nint whole = depth - (depth % 4);
        int row = 0;
        for (; row + Lanes.Count <= rows; row += Lanes.Count, source += Lanes.Count * stride)
        {
            float* to = panel + row;
            for (nint k = 0; k < whole; k += 4, to += 4 * Width)
            {
                Lanes.Transpose(source + k, stride, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third, out Vector256<float> fourth);
                first.Store(to);
                second.Store(to + Width);
                third.Store(to + (2 * Width));
                fourth.Store(to + (3 * Width));
            }

            Remainder(source, stride, Lanes.Count, whole, depth, panel + row);
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
}
