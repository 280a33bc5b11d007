using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Pools;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Winograd;

/// <summary>
/// A 3×3 convolution by Winograd tiles of 2×2 pixels (<see cref="WinogradTransform"/>), fused with the pooling after it, whose stride and windows are whole tiles:
/// the counterpart of the direct convolution with pooling. Divided by images and, where there are few, by bands of rows.
/// </summary>
internal readonly unsafe struct WinogradPoolJob<TEpilogue, TPool>(
    WorkerPool workers, WinogradTiles tiles, Bands bands, TEpilogue epilogue, TPool pool) : IRangeJob
    where TEpilogue : struct, IPixelEpilogue
    where TPool : struct, IPool
{
    private nint Pixel => Lanes.Stride(tiles.Filters);

    private nint Line => pool.Window.Width * Pixel;

    /// <summary>Rows of tiles in the windows of a row of the pool.</summary>
    private int SeenTiles => pool.Window.KernelHeight / WinogradTransform.Side;

    /// <summary>The pool's vertical stride, in tiles.</summary>
    private int Step => pool.Window.StrideY / WinogradTransform.Side;

    /// <summary>Whether each tile is one pooling window: its pixels are reduced into the pool's result at once.</summary>
    private bool Cells => pool.Window is { IsCell: true, StrideX: WinogradTransform.Side };

    /// <summary>Rows of the pool that are worth computing at a time.</summary>
    private int RowsAtOnce => Math.Max(1, ((tiles.RowsAtOnce - SeenTiles) / Step) + 1);

    private long TileFloats => tiles.ScratchFloats(SeenTiles + ((RowsAtOnce - 1) * Step));

    /// <summary>Floats of the rows of pixels that a row of the pool sees.</summary>
    private long LineFloats => Cells ? 0 : pool.Window.KernelHeight * Line;

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => TileFloats + LineFloats + tiles.Image.ScratchFloats;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        PaddedImage image = tiles.Image;
        int atOnce = RowsAtOnce;
        float* scratch = workers.Scratch(worker, ScratchFloats);
        float* lines = scratch + TileFloats;
        float* copy = lines + LineFloats;
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* pixels = image.Of(row, copy);
            for (; first < end; first += atOnce)
            {
                int count = Math.Min(atOnce, end - first);
                float* products = tiles.Multiply(pixels, first * Step, SeenTiles + ((count - 1) * Step), scratch);
                for (int y = first; y < first + count; y++, products += Step * tiles.Columns * tiles.ProductFloats)
                {
                    if (Cells)
                    {
                        FinishCells(products, pool.Line(row, y));
                    }
                    else
                    {
                        Finish(products, lines);
                        PoolJob<TPool>.Row(pool, lines, row, y);
                    }
                }
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void FinishCells(float* products, PoolLine line)
    {
        nint place = 0;
        for (int x = 0; x < tiles.Columns; x++, products += tiles.ProductFloats)
        {
            for (int filter = 0; filter < tiles.Filters; filter += Lanes.Count, place += Lanes.Count)
            {
                FinishCell(products + filter, filter, line, place);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FinishCell(float* products, int filter, PoolLine line, nint place)
    {
        WinogradTiles.Pixels<Simd256, Vector256<float>>(
            products, tiles.ProductStride, out Vector256<float> topLeft, out Vector256<float> topRight, out Vector256<float> bottomLeft, out Vector256<float> bottomRight);
        TEpilogue local = epilogue;
        TPool cells = pool;
        cells.Cell(local.Of(topLeft, filter), local.Of(topRight, filter), local.Of(bottomLeft, filter), local.Of(bottomRight, filter), line, place);
    }

    /// <summary>Computes all pixels in the windows of a row of the pool.</summary>
    private void Finish(float* products, float* lines)
    {
        int wide = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            wide = tiles.Filters / Simd512.Count * Simd512.Count;
            Finish<Simd512, Vector512<float>>(products, lines, 0, wide);
        }

        Finish<Simd256, Vector256<float>>(products, lines, wide, tiles.Filters);
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Finish<TSimd, TVector>(float* products, float* lines, int first, int end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (int y = 0; y < SeenTiles; y++, lines += WinogradTransform.Side * Line)
        {
            float* target = lines;
            for (int x = 0; x < tiles.Columns; x++, products += tiles.ProductFloats, target += WinogradTransform.Side * Pixel)
            {
                for (int filter = first; filter < end; filter += TSimd.Count)
                {
                    WinogradTiles.Pixels<TSimd, TVector>(
                        products + filter, tiles.ProductStride, out TVector topLeft, out TVector topRight, out TVector bottomLeft, out TVector bottomRight);
                    float* pixel = target + filter;
                    Store<TSimd, TVector>(topLeft, pixel, filter);
                    Store<TSimd, TVector>(topRight, pixel + Pixel, filter);
                    Store<TSimd, TVector>(bottomLeft, pixel + Line, filter);
                    Store<TSimd, TVector>(bottomRight, pixel + Line + Pixel, filter);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<TSimd, TVector>(TVector value, float* target, int filter)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TEpilogue local = epilogue;
        local.Of(TSimd.Lower(value), filter).Store(target);
        if (TSimd.Count > Lanes.Count)
        {
            local.Of(TSimd.Upper(value), filter + Lanes.Count).Store(target + Lanes.Count);
        }
    }
}
