using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// A direct convolution: a row of output pixels is a matrix product whose rows overlap in memory (<see cref="ConvolutionRows"/>), so nothing is
/// copied but the border of zeros, where there is one. Divided by images and, where there are few, by bands of rows.
/// </summary>
internal readonly unsafe struct ConvolutionJob<TEpilogue>(
    WorkerPool workers, PaddedImage image, Sweep sweep, float* weight, int filters, Bands bands, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => ConvolutionRows.TileFloats + image.ScratchFloats;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* tile = workers.Scratch(worker, ScratchFloats);
        float* copy = tile + ConvolutionRows.TileFloats;
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* pixels = image.Of(row, copy);
            for (int filter = 0; filter < filters; filter += ConvolutionRows.PairWidth)
            {
                Compute(pixels, tile, row, first, end, filter);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Compute(float* pixels, float* tile, int row, int first, int end, int filter)
    {
        ConvolutionRows products = new(image, sweep, weight, filters);
        int width = products.WidthFrom(filter);
        TileRun run = products.Start(filter, tile);
        for (int y = first; y < end; y++)
        {
            float* line = products.Line(pixels, y);
            int place = (((row * sweep.Height) + sweep.FirstY + (y * sweep.StepY)) * sweep.Width) + sweep.FirstX;
            for (int x = 0; x < sweep.Columns; x += ConvolutionRows.Longest)
            {
                int count = Math.Min(ConvolutionRows.Longest, sweep.Columns - x);
                run.A = line + (x * products.Move);
                products.Multiply(ref run, width, count);
                Finish(tile, place + (x * sweep.StepX), count, filter, width);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Finish(float* tile, int place, int count, int filter, int width)
    {
        TEpilogue local = epilogue;
        for (int i = 0; i < count; i++, tile += ConvolutionRows.PairWidth, place += sweep.StepX)
        {
            for (int part = 0; part < width; part += Lanes.Count)
            {
                local.Apply(Vector256.Load(tile + part), place, filter + part);
            }
        }
    }
}
