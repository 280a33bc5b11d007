using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

// Rows of pixels where one vector holds all columns, in tiles of twelve and eight vectors.
internal static unsafe partial class MicroKernel
{
    /// <summary>One vector of columns, 12 or 8 rows at a time; at least 8 rows.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    internal static void TallPixels<TSimd, TVector>(ref TileRun run, int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (Slides(run))
        {
            SlidePixels<LanesOfOnePixel<TSimd, TVector>, TVector>(ref run, rows);
            return;
        }

        for (int done = 0; done < rows;)
        {
            (int tile, int back) = NextTall(rows, done, pixels: 1);
            run.MoveRows(-back);
            if (tile == 12)
            {
                Tile12<TSimd, TVector>(in run);
            }
            else
            {
                Tile8<TSimd, TVector>(in run);
            }

            run.MoveRows(tile);
            done += tile - back;
        }

        run.MoveRows(-rows);
    }

    /// <summary>The same for sliding windows; at least 8 vectors.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    internal static void SlidePixels<TLanes, TVector>(ref TileRun run, int rows)
        where TLanes : struct, ISlidingLanes<TVector>
        where TVector : struct
    {
        for (int done = 0; done < rows;)
        {
            (int tile, int back) = NextTall(rows, done, TLanes.Pixels);
            run.MoveRows(-back);
            if (tile == 12)
            {
                Slide12<TLanes, TVector>(in run);
            }
            else
            {
                Slide8<TLanes, TVector>(in run);
            }

            run.MoveRows(tile * TLanes.Pixels);
            done += (tile * TLanes.Pixels) - back;
        }

        run.MoveRows(-rows);
    }

    /// <summary>Whether adjacent windows overlap by all but one step.</summary>
    private static bool Slides(in TileRun run) => run.ARow == 1 && run.AStep == 1;

    /// <summary>The next tile of a run of at least 8 vectors, and the number of rows that it overlaps and recomputes.</summary>
    /// <param name="rows">Of the stretch.</param>
    /// <param name="done">Of them.</param>
    /// <param name="pixels">Rows in a vector.</param>
    private static (int Vectors, int Back) NextTall(int rows, int done, int pixels)
    {
        int left = rows - done;
        int tile = TallTile(Split.Stretches(left, pixels));
        int back = Math.Max(0, (tile * pixels) - left);

        // At the start of a run, 9 to 11 vectors are two overlapping tiles of 8.
        return back <= done ? (tile, back) : (8, 0);
    }
}
