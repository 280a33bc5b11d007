using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// A depthwise convolution, or its gradient with respect to the input at stride 1. Along a line (a row, or a column where rows are short), pixels from which every
/// tap sees a pixel are summed eight at a time, and share the loads of the weight; the others one at a time, four vectors of channels together. Every
/// element is summed in the same order. No padding is copied: taps that would see it are left out. The weight is read from its panels.
/// </summary>
/// <param name="source">The images that are summed, their channels padded to whole vectors.</param>
/// <param name="outer">The axis across lines.</param>
/// <param name="inner">The axis along a line.</param>
/// <param name="weight">The weights of the tap that sees the first pixel of both axes, in panels of [taps, channels].</param>
/// <param name="taps">Taps of the kernel.</param>
/// <param name="channels">Channels.</param>
/// <param name="bands">Lines.</param>
/// <param name="epilogue">Receives the sums.</param>
internal readonly unsafe struct DepthwiseJob<TEpilogue>(
    Images source, PixelAxis outer, PixelAxis inner, float* weight, int taps, int channels, Bands bands, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    private const int Tile = 8, Columns = 4 * Lanes.Count;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        (int begin, int finish) = inner.Taps.Inner(0);
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* image = source.Of(row);
            for (int line = first; line < end; line++)
            {
                SeenTaps seen = outer.Taps.Seen(line);
                float* start = image + (seen.Pixel * outer.Pixel);
                float* factors = weight + (seen.First * outer.Weight);
                int place = (row * outer.Taps.Places * inner.Taps.Places) + (line * outer.Place), tiled = begin + ((finish - begin) / 4 * 4);
                for (int n = 0; n < begin; n++)
                {
                    Pixel(start, factors, seen.Count, n, place);
                }

                for (int column = 0; column < channels && tiled > begin; column += Lanes.Count)
                {
                    Tiles(start, factors + Panel(column), seen.Count, begin, tiled, place, column);
                }

                for (int n = tiled; n < inner.Taps.Places; n++)
                {
                    Pixel(start, factors, seen.Count, n, place);
                }
            }
        }
    }

    /// <summary>Where the weights of 8 channels begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Panel(int column) => ((nint)(column / Panels.Width) * taps * Panels.Width) + (column % Panels.Width);

    /// <summary>8 channels of those pixels of a line that have all taps.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Tiles(float* start, float* factors, int lines, int begin, int end, int place, int column)
    {
        TEpilogue local = epilogue;
        SeenTaps all = inner.Taps.Seen(begin);
        nint next = inner.Taps.Scale * inner.Pixel, beside = inner.Taps.Step * inner.Pixel, below = outer.Taps.Step * outer.Pixel;
        nint weightBeside = inner.Weight, weightBelow = outer.Weight;
        float* at = start + (all.Pixel * inner.Pixel) + column;
        int n = begin, step = inner.Place;
        for (place += n * step; n + Tile <= end; n += Tile, at += Tile * next, place += Tile * step)
        {
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default, sum6 = default, sum7 = default;
            float* line = at;
            float* row = factors;
            for (int y = lines; y > 0; y--, line += below, row += weightBelow)
            {
                float* pixel = line;
                float* factor = row;
                for (int x = all.Count; x > 0; x--, pixel += beside, factor += weightBeside)
                {
                    Vector256<float> shared = Vector256.Load(factor);
                    float* fourth = pixel + (4 * next);
                    sum0 = Simd256.MultiplyAdd(Vector256.Load(pixel), shared, sum0);
                    sum1 = Simd256.MultiplyAdd(Vector256.Load(pixel + next), shared, sum1);
                    sum2 = Simd256.MultiplyAdd(Vector256.Load(pixel + (2 * next)), shared, sum2);
                    sum3 = Simd256.MultiplyAdd(Vector256.Load(fourth - next), shared, sum3);
                    sum4 = Simd256.MultiplyAdd(Vector256.Load(fourth), shared, sum4);
                    sum5 = Simd256.MultiplyAdd(Vector256.Load(fourth + next), shared, sum5);
                    sum6 = Simd256.MultiplyAdd(Vector256.Load(fourth + (2 * next)), shared, sum6);
                    sum7 = Simd256.MultiplyAdd(Vector256.Load(fourth + (3 * next)), shared, sum7);
                }
            }

            local.Apply(sum0, place, column);
            local.Apply(sum1, place + step, column);
            local.Apply(sum2, place + (2 * step), column);
            local.Apply(sum3, place + (3 * step), column);
            local.Apply(sum4, place + (4 * step), column);
            local.Apply(sum5, place + (5 * step), column);
            local.Apply(sum6, place + (6 * step), column);
            local.Apply(sum7, place + (7 * step), column);
        }

        if (n < end)
        {
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            float* row = factors;
            for (int y = lines; y > 0; y--, at += below, row += weightBelow)
            {
                float* pixel = at;
                float* factor = row;
                for (int x = all.Count; x > 0; x--, pixel += beside, factor += weightBeside)
                {
                    Vector256<float> shared = Vector256.Load(factor);
                    sum0 = Simd256.MultiplyAdd(Vector256.Load(pixel), shared, sum0);
                    sum1 = Simd256.MultiplyAdd(Vector256.Load(pixel + next), shared, sum1);
                    sum2 = Simd256.MultiplyAdd(Vector256.Load(pixel + (2 * next)), shared, sum2);
                    sum3 = Simd256.MultiplyAdd(Vector256.Load(pixel + (3 * next)), shared, sum3);
                }
            }

            local.Apply(sum0, place, column);
            local.Apply(sum1, place + step, column);
            local.Apply(sum2, place + (2 * step), column);
            local.Apply(sum3, place + (3 * step), column);
        }
    }

    /// <summary>All channels of one pixel.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Pixel(float* start, float* factors, int lines, int n, int place)
    {
        TEpilogue local = epilogue;
        SeenTaps seen = inner.Taps.Seen(n);
        nint beside = inner.Taps.Step * inner.Pixel, below = outer.Taps.Step * outer.Pixel, weightBeside = inner.Weight, weightBelow = outer.Weight;
        float* at = start + (seen.Pixel * inner.Pixel);
        factors += seen.First * inner.Weight;
        place += n * inner.Place;
        int column = 0;
        for (; column + Columns <= channels; column += Columns)
        {
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            float* line = at + column;
            float* row = factors + Panel(column);
            nint panel = (nint)taps * Panels.Width;
            for (int y = lines; y > 0; y--, line += below, row += weightBelow)
            {
                float* pixel = line;
                float* factor = row;
                for (int x = seen.Count; x > 0; x--, pixel += beside, factor += weightBeside)
                {
                    sum0 = Simd256.MultiplyAdd(Vector256.Load(pixel), Vector256.Load(factor), sum0);
                    sum1 = Simd256.MultiplyAdd(Vector256.Load(pixel + Lanes.Count), Vector256.Load(factor + Lanes.Count), sum1);
                    sum2 = Simd256.MultiplyAdd(Vector256.Load(pixel + (2 * Lanes.Count)), Vector256.Load(factor + panel), sum2);
                    sum3 = Simd256.MultiplyAdd(Vector256.Load(pixel + (3 * Lanes.Count)), Vector256.Load(factor + panel + Lanes.Count), sum3);
                }
            }

            local.Apply(sum0, place, column);
            local.Apply(sum1, place, column + Lanes.Count);
            local.Apply(sum2, place, column + (2 * Lanes.Count));
            local.Apply(sum3, place, column + (3 * Lanes.Count));
        }

        for (; column < channels; column += Lanes.Count)
        {
            Vector256<float> sum = default;
            float* line = at + column;
            float* row = factors + Panel(column);
            for (int y = lines; y > 0; y--, line += below, row += weightBelow)
            {
                float* pixel = line;
                float* factor = row;
                for (int x = seen.Count; x > 0; x--, pixel += beside, factor += weightBeside)
                {
                    sum = Simd256.MultiplyAdd(Vector256.Load(pixel), Vector256.Load(factor), sum);
                }
            }

            local.Apply(sum, place, column);
        }
    }
}
