using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// The innermost loops of a matrix product. A tile of 6 rows and 2 vectors keeps 12 accumulators in registers, with 2 loads of B and
/// 6 broadcasts of A a step: enough to keep two multipliers busy, and few enough for 16 registers. The widest vectors of
/// the processor are chosen once, when the code is compiled. Every element is summed over the depth in one order, by fused
/// multiplications and additions, whatever the tile: so tiles, vectors and threads never change a bit of the result.
/// </summary>
internal static unsafe partial class MicroKernel
{
    /// <summary>Computes <paramref name="rows"/> rows of one or two panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panels(TileRun run, int panels, int rows)
    {
        if (panels == 2 && Vector512.IsHardwareAccelerated)
        {
            Rows<Simd512, Vector512<float>>(run, run.BPanel, run.CPanel, rows);
            return;
        }

        if (panels == 1 && Vector512.IsHardwareAccelerated)
        {
            for (; rows >= FewestTall; rows -= FewestTall)
            {
                if (rows >= 12 && rows != 16)
                {
                    Tile12<Simd512, Vector512<float>>(in run);
                    run.A += 12 * run.ARow;
                    run.C += 12 * run.CRow;
                    rows -= 12 - FewestTall;
                }
                else
                {
                    Tile8<Simd512, Vector512<float>>(in run);
                    run.A += FewestTall * run.ARow;
                    run.C += FewestTall * run.CRow;
                }
            }
        }

        Panel(run, rows);
        if (panels == 2)
        {
            run.B += run.BPanel;
            run.C += run.CPanel;
            Panel(run, rows);
        }
    }

    /// <summary>One panel: two vectors of 8, or four of 4. A single panel is half a tile of the widest vectors, so they'd bring it nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Panel(TileRun run, int rows)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Rows<Simd256, Vector256<float>>(run, Simd256.Count, Simd256.Count, rows);
            return;
        }

        Rows<Simd128, Vector128<float>>(run, Simd128.Count, Simd128.Count, rows);
        run.B += 2 * Simd128.Count;
        run.C += 2 * Simd128.Count;
        Rows<Simd128, Vector128<float>>(run, Simd128.Count, Simd128.Count, rows);
    }

    /// <summary>Two vectors of columns, 6 rows at a time, and at the end rather 4 + 4 than 6 + 2, which keeps the multipliers busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Rows<TSimd, TVector>(TileRun run, nint bSecond, nint cSecond, int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        while (rows > 0)
        {
            int step;
            if (rows is >= 6 and not 8)
            {
                Tile6<TSimd, TVector>(in run, bSecond, cSecond);
                step = 6;
            }
            else if (rows >= 4)
            {
                Tile4<TSimd, TVector>(in run, bSecond, cSecond);
                step = 4;
            }
            else if (rows >= 2)
            {
                Tile2<TSimd, TVector>(in run, bSecond, cSecond);
                step = 2;
            }
            else
            {
                Tile1<TSimd, TVector>(in run, bSecond, cSecond);
                step = 1;
            }

            run.A += step * run.ARow;
            run.C += step * run.CRow;
            rows -= step;
        }
    }
}
