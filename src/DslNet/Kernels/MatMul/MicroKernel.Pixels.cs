using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

// Rows of pixels that aren't a multiple of the tile: the last tile overlaps the one before and recomputes some rows, which is cheaper than a small tile.
internal static unsafe partial class MicroKernel
{
    /// <summary>As <see cref="Panels"/>, but never accumulating.</summary>
    /// <param name="run">What is multiplied.</param>
    /// <param name="columns">Columns that matter, of one or two panels: the other columns of C get arbitrary values.</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Pixels(ref TileRun run, int columns, int rows)
    {
        if (columns <= Simd256.Count && Vector256.IsHardwareAccelerated && TryHalfPanelOfPixels(ref run, rows))
        {
            return;
        }

        int panels = DslNet.Kernels.MatMul.Panels.Count(columns);
        if (Vector512.IsHardwareAccelerated)
        {
            if (panels == 2)
            {
                Pixels<Simd512, Vector512<float>>(ref run, run.BPanel, run.CPanel, rows);
                return;
            }

            if (rows >= FewestTall)
            {
                TallPixels<Simd512, Vector512<float>>(ref run, rows);
                return;
            }
        }

        PanelOfPixels(ref run, rows);
        if (panels == 2)
        {
            run.MoveColumns(run.BPanel, run.CPanel);
            PanelOfPixels(ref run, rows);
            run.MoveColumns(-run.BPanel, -run.CPanel);
        }
    }

    /// <summary>Up to 8 columns, in tall tiles one vector wide, where there are enough rows.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static bool TryHalfPanelOfPixels(ref TileRun run, int rows)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            bool pairs = Slides(run) && rows >= FewestTall * LanesOfTwoPixels.Pixels;
            if (pairs)
            {
                SlidePixels<LanesOfTwoPixels, Vector512<float>>(ref run, rows);
            }

            return pairs;
        }

        if (rows < FewestTall)
        {
            return false;
        }

        TallPixels<Simd256, Vector256<float>>(ref run, rows);
        return true;
    }

    [MethodImpl(Jit.OnItsOwn)]
    private static void PanelOfPixels(ref TileRun run, int rows)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Pixels<Simd256, Vector256<float>>(ref run, Simd256.Count, Simd256.Count, rows);
            return;
        }

        Pixels<Simd128, Vector128<float>>(ref run, Simd128.Count, Simd128.Count, rows);
        run.MoveColumns(2 * Simd128.Count, 2 * Simd128.Count);
        Pixels<Simd128, Vector128<float>>(ref run, Simd128.Count, Simd128.Count, rows);
        run.MoveColumns(-2 * Simd128.Count, -2 * Simd128.Count);
    }

    /// <summary>Two vectors of columns: tiles of 8, 6 and 4 rows alone, wherever there are 4 rows at all.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    internal static void Pixels<TSimd, TVector>(ref TileRun run, nint bSecond, nint cSecond, int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (rows < 4)
        {
            Rows<TSimd, TVector>(ref run, bSecond, cSecond, rows);
            return;
        }

        int done = 0;
        while (done < rows)
        {
            // Of those without tiles of 8, 7 and 8 are 4 + 4; 5 is 6, or 4 + 4 where it is all there is; 1, 2 and 3 are 4.
            int left = rows - done;
            bool eight = rows >= 8 && (StartsWithEight<TSimd, TVector>(left) || StartsWithEight<TSimd, TVector>(left + 1));
            int tile = eight ? 8 : (left >= 6 && left != 7 && left != 8) || (left == 5 && rows > 5) ? 6 : 4;
            int back = Math.Max(0, tile - left);
            run.MoveRows(-back);
            if (tile == 8)
            {
                Tile8<TSimd, TVector>(in run, bSecond, cSecond);
            }
            else if (tile == 6)
            {
                Tile6<TSimd, TVector>(in run, bSecond, cSecond);
            }
            else
            {
                Tile4<TSimd, TVector>(in run, bSecond, cSecond);
            }

            run.MoveRows(tile);
            done += tile - back;
        }

        run.MoveRows(-rows);
    }
}
