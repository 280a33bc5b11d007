using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// A direct convolution: a row of output pixels is a matrix product whose rows overlap in memory. What a window sees of an image's row is one
/// stretch of numbers, and the next pixel's is the same a little further on, so nothing is copied but the border of zeros, where there is one.
/// Divided by images and, where there are few, by bands of rows.
/// </summary>
internal readonly unsafe struct ConvolutionJob<TEpilogue>(
    WorkerPool workers, PaddedImage image, Sweep sweep, float* weight, int filters, int bands, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    private const int PairWidth = 2 * Panels.Width;
    private const int LongestRow = 48;

    private int Depth => sweep.TapsY * sweep.TapsX * image.Channels;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        float* tile = workers.Scratch(worker, (LongestRow * PairWidth) + image.ScratchFloats);
        float* copy = tile + (LongestRow * PairWidth);
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            int row = item / bands;
            int band = item - (row * bands);
            float* pixels = image.Of(row, copy);
            int first = (int)((long)sweep.Rows * band / bands), end = (int)((long)sweep.Rows * (band + 1) / bands);
            for (int filter = 0; filter < filters; filter += PairWidth)
            {
                Compute(pixels, tile, row, first, end, filter);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compute(float* pixels, float* tile, int row, int first, int end, int filter)
    {
        int channels = image.Channels;
        int width = Math.Min(PairWidth, filters - filter);
        nint move = (nint)sweep.MoveX * channels;
        TileRun run = new()
        {
            ARow = move,
            AStep = 1,
            Stretch = Math.Max(1, sweep.TapsX * channels),
            AJump = image.RowStride - ((nint)sweep.TapsX * channels),
            B = weight + ((nint)filter * Depth),
            BStep = Panels.Width,
            BPanel = (nint)Depth * Panels.Width,
            Depth = Depth,
            C = tile,
            CRow = PairWidth,
            CPanel = Panels.Width,
        };
        for (int y = first; y < end; y++)
        {
            float* line = pixels + ((sweep.FromY + ((nint)y * sweep.MoveY)) * image.RowStride) + ((nint)sweep.FromX * channels);
            int place = (((row * sweep.Height) + sweep.FirstY + (y * sweep.StepY)) * sweep.Width) + sweep.FirstX;
            for (int x = 0; x < sweep.Columns; x += LongestRow)
            {
                int count = Math.Min(LongestRow, sweep.Columns - x);
                run.A = line + (x * move);
                MicroKernel.Pixels(run, Panels.Count(width), count);
                Finish(tile, place + (x * sweep.StepX), count, filter, width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(float* tile, int place, int count, int filter, int width)
    {
        TEpilogue local = epilogue;
        for (int i = 0; i < count; i++, tile += PairWidth, place += sweep.StepX)
        {
            for (int part = 0; part < width; part += Lanes.Count)
            {
                local.Apply(Vector256.Load(tile + part), place, filter + part);
            }
        }
    }
}
