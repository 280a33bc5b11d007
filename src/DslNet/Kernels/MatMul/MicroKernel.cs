using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// The micro-kernels of the matrix products (register blocking). A tile of 6 rows and 2 vectors keeps 12 accumulators in registers, with 2 loads of B and
/// 6 broadcasts of A per step: enough to saturate two FMA units, within 16 registers; AVX-512 has 32 and allows 8 rows, too. The widest vectors of
/// the processor are selected when the code is compiled. Every element is summed over the depth in a fixed order, by fused
/// multiply-adds, whatever the tile: results are bit-identical for any tiling, vector width and number of threads.
/// </summary>
internal static unsafe partial class MicroKernel
{
    /// <summary>Computes <paramref name="rows"/> rows of one or two panels.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Panels(ref TileRun run, int panels, int rows)
    {
        if (panels == 2 && Vector512.IsHardwareAccelerated)
        {
            Rows<Simd512, Vector512<float>>(ref run, run.BPanel, run.CPanel, rows);
            return;
        }

        if (panels == 1 && Vector512.IsHardwareAccelerated)
        {
            int done = 0;
            for (int tile; rows - done >= FewestTall; done += tile)
            {
                if (rows - done >= 12 && rows - done != 16)
                {
                    Tile12<Simd512, Vector512<float>>(in run);
                    tile = 12;
                }
                else
                {
                    Tile8<Simd512, Vector512<float>>(in run);
                    tile = 8;
                }

                run.MoveRows(tile);
            }

            Panel(ref run, rows - done);
            run.MoveRows(-done);
            return;
        }

        Panel(ref run, rows);
        if (panels == 2)
        {
            run.MoveColumns(run.BPanel, run.CPanel);
            Panel(ref run, rows);
            run.MoveColumns(-run.BPanel, -run.CPanel);
        }
    }

    /// <summary>One panel: two vectors of 8, or four of 4. A single panel is half a tile of the widest vectors, which wouldn't help.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Panel(ref TileRun run, int rows)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Rows<Simd256, Vector256<float>>(ref run, Simd256.Count, Simd256.Count, rows);
            return;
        }

        Rows<Simd128, Vector128<float>>(ref run, Simd128.Count, Simd128.Count, rows);
        run.MoveColumns(2 * Simd128.Count, 2 * Simd128.Count);
        Rows<Simd128, Vector128<float>>(ref run, Simd128.Count, Simd128.Count, rows);
        run.MoveColumns(-2 * Simd128.Count, -2 * Simd128.Count);
    }

    /// <summary>Two vectors of columns, 6 or 8 rows at a time, with a remainder of 4 + 4 rather than 6 + 2, for better FMA utilization.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    internal static void Rows<TSimd, TVector>(ref TileRun run, nint bSecond, nint cSecond, int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (int left = rows, tile; left > 0; left -= tile)
        {
            if (StartsWithEight<TSimd, TVector>(left))
            {
                Tile8<TSimd, TVector>(in run, bSecond, cSecond);
                tile = 8;
            }
            else if (left is >= 6 and not 8)
            {
                Tile6<TSimd, TVector>(in run, bSecond, cSecond);
                tile = 6;
            }
            else if (left >= 4)
            {
                Tile4<TSimd, TVector>(in run, bSecond, cSecond);
                tile = 4;
            }
            else if (left >= 2)
            {
                Tile2<TSimd, TVector>(in run, bSecond, cSecond);
                tile = 2;
            }
            else
            {
                Tile1<TSimd, TVector>(in run, bSecond, cSecond);
                tile = 1;
            }

            run.MoveRows(tile);
        }

        run.MoveRows(-rows);
    }
}
