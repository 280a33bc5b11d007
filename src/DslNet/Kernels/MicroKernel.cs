using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// The innermost loops of a matrix product C (+)= A·B over a panel of up to 16 columns of B. A tile of 6 × 16 keeps 12 accumulators
/// in registers, with 2 loads of B and a broadcast of A a step. Every element is summed over the depth in one order, by fused
/// multiplications and additions, whatever the tile: so tiles, panels and threads never change a bit of the result.
/// </summary>
internal static unsafe partial class MicroKernel
{
    /// <summary>Columns of a panel.</summary>
    public const int PanelWidth = 16;

    /// <summary>Computes <paramref name="rows"/> rows of a panel.</summary>
    /// <param name="a">Its element (row, k) is a[row·aRow + k·aStep].</param>
    /// <param name="aRow">See there.</param>
    /// <param name="aStep">See there.</param>
    /// <param name="b">Its element (k, column) is b[k·bStep + column]; 16 columns are read (8 where <paramref name="columns"/> ≤ 8), whatever they hold.</param>
    /// <param name="bStep">See there.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">1 to 16 columns that matter; as many are written as are read.</param>
    /// <param name="c">Its element (row, column) is c[row·cRow + column].</param>
    /// <param name="cRow">See there.</param>
    /// <param name="accumulate">Whether the sums go on from what C holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel(float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, int rows, int columns, float* c, nint cRow, bool accumulate)
    {
        for (int left = rows, step; left > 0; left -= step)
        {
            step = Rows(left);
            if (columns > Lanes.Count)
            {
                Whole(step, a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
            }
            else
            {
                Half(step, a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
            }

            a += step * aRow;
            c += step * cRow;
        }
    }

    /// <summary>Rows of the next tile: 6, and at the end rather 4 + 4 than 6 + 2, which keeps the multipliers busy.</summary>
    private static int Rows(int left) => left switch
    {
        8 or 4 or 5 => 4,
        >= 6 => 6,
        >= 2 => 2,
        _ => 1,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Whole(int rows, float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        switch (rows)
        {
            case 6:
                Tile6(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
            case 4:
                Tile4(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
            case 2:
                Tile2(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
            default:
                Tile1(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(int rows, float* a, nint aRow, nint aStep, float* b, nint bStep, nint depth, float* c, nint cRow, bool accumulate)
    {
        switch (rows)
        {
            case 6:
                HalfTile6(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
            case 4:
                HalfTile4(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
            case 2:
                HalfTile2(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
            default:
                HalfTile1(a, aRow, aStep, b, bStep, depth, c, cRow, accumulate);
                break;
        }
    }
}
