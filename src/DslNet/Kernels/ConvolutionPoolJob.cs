using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// A direct convolution, as <see cref="ConvolutionJob{TEpilogue}"/>, and the pool behind it: the rows of pixels that a row of the pool sees stay in the first cache
/// and go nowhere else. Pixels that no window of the pool sees aren't computed. Divided by images and, where there are few, by bands of rows.
/// </summary>
internal readonly unsafe struct ConvolutionPoolJob<TEpilogue, TPool>(
    WorkerPool workers, PaddedImage image, Sweep sweep, float* weight, int filters, Bands bands, Window pool, TEpilogue epilogue, TPool rows) : IRangeJob
    where TEpilogue : struct, IPixelEpilogue
    where TPool : struct, IPoolRows
{
    private nint Pixel => Lanes.Stride(filters);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        long lineFloats = (long)pool.KernelHeight * pool.Width * Pixel;
        float* tile = workers.Scratch(worker, ConvolutionRows.TileFloats + lineFloats + image.ScratchFloats);
        float* lines = tile + ConvolutionRows.TileFloats;
        float* copy = lines + lineFloats;
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* pixels = image.Of(row, copy);
            for (int y = first; y < end; y++)
            {
                for (int filter = 0; filter < filters; filter += ConvolutionRows.PairWidth)
                {
                    Compute(pixels, tile, lines, y * pool.StrideY, filter);
                }

                rows.Row(lines, row, y);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compute(float* pixels, float* tile, float* lines, int firstY, int filter)
    {
        ConvolutionRows products = new(image, sweep, weight, filters);
        int width = products.WidthFrom(filter);
        TileRun run = products.Start(filter, tile);
        for (int i = 0; i < pool.KernelHeight; i++)
        {
            float* line = products.Line(pixels, firstY + i);
            float* target = lines + (i * pool.Width * Pixel) + filter;
            for (int x = 0; x < pool.SeenWidth; x += ConvolutionRows.Longest)
            {
                int count = Math.Min(ConvolutionRows.Longest, pool.SeenWidth - x);
                run.A = line + (x * products.Move);
                MicroKernel.Pixels(run, Panels.Count(width), count);
                Finish(tile, target + (x * Pixel), count, filter, width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
