using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

// Rows of pixels where a vector has all columns, by tiles of twelve and eight vectors.
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

    /// <summary>The same where windows slide; at least 8 vectors.</summary>
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

    /// <summary>Whether what a window sees, the next one sees one step later.</summary>
    private static bool Slides(in TileRun run) => run.ARow == 1 && run.AStep == 1;

    /// <summary>The next of the tiles that make a stretch of at least 8 vectors, and the rows that it goes back and computes again.</summary>
    /// <param name="rows">Of the stretch.</param>
    /// <param name="done">Of them.</param>
    /// <param name="pixels">Rows in a vector.</param>
    private static (int Vectors, int Back) NextTall(int rows, int done, int pixels)
    {
        int left = rows - done;
        int tile = TallTile(Split.Stretches(left, pixels));
        int back = Math.Max(0, (tile * pixels) - left);

        // Where there is nothing to go back to, 9 to 11 are twice 8.
        return back <= done ? (tile, back) : (8, 0);
    }
}
