using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Pools;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// A direct convolution, as <see cref="ConvolutionJob{TEpilogue}"/>, fused with the pooling after it: the rows of pixels in the receptive field of a row of the pool stay in the L1 cache
/// and are never stored. Pixels outside of all pooling windows aren't computed. Divided by images and, where there are few, by bands of rows.
/// </summary>
internal readonly unsafe struct ConvolutionPoolJob<TEpilogue, TPool>(
    WorkerPool workers, PaddedImage image, Sweep sweep, float* weight, int filters, Bands bands, TEpilogue epilogue, TPool pool) : IRangeJob
    where TEpilogue : struct, IPixelEpilogue
    where TPool : struct, IPool
{
    private nint Pixel => Lanes.Stride(filters);

    /// <summary>Whether pooling windows don't overlap: a pixel's results are reduced into the pool's result at once.</summary>
    private bool Cells => pool.Window is { IsCell: true, StrideX: 2 };

    /// <summary>Floats of the rows of pixels that a row of the pool sees.</summary>
    private long LineFloats => Cells ? 0 : (long)pool.Window.KernelHeight * pool.Window.Width * Pixel;

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => (2 * ConvolutionRows.TileFloats) + LineFloats + image.ScratchFloats;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        Window window = pool.Window;
        float* tile = workers.Scratch(worker, ScratchFloats);
        float* lines = tile + (2 * ConvolutionRows.TileFloats);
        float* copy = lines + LineFloats;
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* pixels = image.Of(row, copy);
            if (Cells)
            {
                for (int filter = 0; filter < filters; filter += ConvolutionRows.PairWidth)
                {
                    ComputeCells(pixels, tile, row, first, end, filter);
                }

                continue;
            }

            for (int y = first; y < end; y++)
            {
                for (int filter = 0; filter < filters; filter += ConvolutionRows.PairWidth)
                {
                    Compute(pixels, tile, lines, y * window.StrideY, filter);
                }

                PoolJob<TPool>.Row(pool, lines, row, y);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void ComputeCells(float* pixels, float* tile, int row, int first, int end, int filter)
    {
        Window window = pool.Window;
        ConvolutionRows products = new(image, sweep, weight, filters);
        int width = products.WidthFrom(filter);
        TileRun run = products.Start(filter, tile);
        for (int y = first; y < end; y++)
        {
            float* top = products.Line(pixels, y * window.StrideY);
            float* bottom = products.Line(pixels, (y * window.StrideY) + 1);
            PoolLine line = pool.Line(row, y);
            for (int x = 0; x < window.SeenWidth; x += ConvolutionRows.Longest)
            {
                int count = Math.Min(ConvolutionRows.Longest, window.SeenWidth - x);
                run.A = top + (x * products.Move);
                run.C = tile;
                products.Multiply(ref run, width, count);
                run.A = bottom + (x * products.Move);
                run.C = tile + ConvolutionRows.TileFloats;
                products.Multiply(ref run, width, count);
                FinishCells(tile, line, x / 2, count / 2, filter, width);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void FinishCells(float* tile, PoolLine line, int cell, int count, int filter, int width)
    {
        TEpilogue local = epilogue;
        TPool cells = pool;
        nint pixel = Pixel, place = (cell * pixel) + filter;
        for (; count > 0; count--, tile += 2 * ConvolutionRows.PairWidth, place += pixel)
        {
            for (int part = 0; part < width; part += Lanes.Count)
            {
                float* top = tile + part, bottom = top + ConvolutionRows.TileFloats;
                cells.Cell(
                    local.Of(Vector256.Load(top), filter + part),
                    local.Of(Vector256.Load(top + ConvolutionRows.PairWidth), filter + part),
                    local.Of(Vector256.Load(bottom), filter + part),
                    local.Of(Vector256.Load(bottom + ConvolutionRows.PairWidth), filter + part),
                    line,
                    place + part);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Compute(float* pixels, float* tile, float* lines, int firstY, int filter)
    {
        Window window = pool.Window;
        ConvolutionRows products = new(image, sweep, weight, filters);
        int width = products.WidthFrom(filter);
        TileRun run = products.Start(filter, tile);
        for (int i = 0; i < window.KernelHeight; i++)
        {
            float* line = products.Line(pixels, firstY + i);
            float* target = lines + (i * window.Width * Pixel) + filter;
            for (int x = 0; x < window.SeenWidth; x += ConvolutionRows.Longest)
            {
                int count = Math.Min(ConvolutionRows.Longest, window.SeenWidth - x);
                run.A = line + (x * products.Move);
                products.Multiply(ref run, width, count);
                Finish(tile, target + (x * Pixel), count, filter, width);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Finish(float* tile, float* target, int count, int filter, int width)
    {
        TEpilogue local = epilogue;
        nint pixel = Pixel;
        for (int i = 0; i < count; i++, tile += ConvolutionRows.PairWidth, target += pixel)
        {
            for (int part = 0; part < width; part += Lanes.Count)
            {
                local.Of(Vector256.Load(tile + part), filter + part).Store(target + part);
            }
        }
    }
}
