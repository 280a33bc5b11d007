using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

// Rows of a length that no tile divides: the last tile goes back and computes some rows a second time, which is cheaper than a small tile.
internal static unsafe partial class MicroKernel
{
    /// <summary>As <see cref="Panels"/>, but never accumulating.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pixels(TileRun run, int panels, int rows)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (panels == 2)
            {
                Pixels<Simd512, Vector512<float>>(run, run.BPanel, run.CPanel, rows);
                return;
            }

            if (rows >= FewestTall)
            {
                TallPixels<Simd512, Vector512<float>>(run, rows);
                return;
            }
        }

        PanelOfPixels(run, rows);
        if (panels == 2)
        {
            run.B += run.BPanel;
            run.C += run.CPanel;
            PanelOfPixels(run, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PanelOfPixels(TileRun run, int rows)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Pixels<Simd256, Vector256<float>>(run, Simd256.Count, Simd256.Count, rows);
            return;
        }

        Pixels<Simd128, Vector128<float>>(run, Simd128.Count, Simd128.Count, rows);
        run.B += 2 * Simd128.Count;
        run.C += 2 * Simd128.Count;
        Pixels<Simd128, Vector128<float>>(run, Simd128.Count, Simd128.Count, rows);
    }

    /// <summary>Two vectors of columns: tiles of 6 and 4 rows alone, wherever there are 4 rows at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Pixels<TSimd, TVector>(TileRun run, nint bSecond, nint cSecond, int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (rows < 4)
        {
            Rows<TSimd, TVector>(run, bSecond, cSecond, rows);
            return;
        }

        int done = 0;
        while (done < rows)
        {
            // 7 is 4 + 4 and 8 is 4 + 4; 5 is 6, or 4 + 4 where it is all there is; 1, 2 and 3 are 4.
            int left = rows - done;
            int tile = left >= 6 && left != 7 && left != 8 ? 6 : left == 5 && rows > 5 ? 6 : 4;
            int back = Math.Max(0, tile - left);
            run.A -= back * run.ARow;
            run.C -= back * run.CRow;
            if (tile == 6)
            {
                Tile6<TSimd, TVector>(in run, bSecond, cSecond);
            }
            else
            {
                Tile4<TSimd, TVector>(in run, bSecond, cSecond);
            }

            run.A += tile * run.ARow;
            run.C += tile * run.CRow;
            done += tile - back;
        }
    }

    /// <summary>One vector of columns, 12 or 8 rows at a time; at least 8 rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TallPixels<TSimd, TVector>(TileRun run, int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        int done = 0;
        while (done < rows)
        {
            int left = rows - done;
            int tile = TallTile(left);
            int back = Math.Max(0, tile - left);
            if (back > done)
            {
                // Nothing to go back to: 9 to 11 rows are twice 8.
                (tile, back) = (8, 0);
            }

            run.A -= back * run.ARow;
            run.C -= back * run.CRow;
            if (tile == 12)
            {
                Tile12<TSimd, TVector>(in run);
            }
            else
            {
                Tile8<TSimd, TVector>(in run);
            }

            run.A += tile * run.ARow;
            run.C += tile * run.CRow;
            done += tile - back;
        }
    }
}
