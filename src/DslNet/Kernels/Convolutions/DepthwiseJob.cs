using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// A depthwise convolution, or its gradient with respect to the input at stride 1. Along a line (a row, or a column where rows are short), pixels are summed eight
/// at a time and share the loads of the weight; the last eight overlap those before, and only new sums are stored. Taps that would see padding are left out, or
/// read zeros; every element is summed in the same order. The weight is read from its panels.
/// </summary>
/// <param name="source">The images that are summed, their channels padded to whole vectors.</param>
/// <param name="outer">The axis across lines.</param>
/// <param name="inner">The axis along a line.</param>
/// <param name="weight">The weights of the tap that sees the first pixel of both axes, in panels of [taps, channels].</param>
/// <param name="taps">Taps of the kernel.</param>
/// <param name="channels">Channels.</param>
/// <param name="bands">Lines.</param>
/// <param name="epilogue">Receives the sums.</param>
internal readonly unsafe partial struct DepthwiseJob<TEpilogue>(
    Images source, PixelAxis outer, PixelAxis inner, float* weight, int taps, int channels, Bands bands, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    private const int Columns = 4 * Lanes.Count;

    // Strides in floats: from a pixel of the result to the next, from a tap to the next along a line and across lines.
    private readonly nint next = inner.Taps.Scale * inner.Pixel, beside = inner.Taps.Step * inner.Pixel, below = outer.Taps.Step * outer.Pixel;
    private readonly nint weightBeside = inner.Weight, weightBelow = outer.Weight;
    private readonly int width = inner.Taps.Taps;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        (int begin, int end) = inner.Taps.Inner(0);
        int places = inner.Taps.Places, step = inner.Place;

        // Three taps at stride 1 slide over a line with its padding, a pixel at most on each side; others over the pixels that have all taps.
        bool slides = next == beside && width == 3 && begin <= 1 && places - end <= 1 && places >= Half;
        (int first, int last) = slides ? (0, places) : end - begin >= Half ? (begin, end) : (0, 0);
        nint tiles = (first * next) + (inner.Taps.Offset * inner.Pixel);

        // Sums of a tile, and 8 zeros.
        float* tile = stackalloc float[(Tile + 1) * Lanes.Count];
        Vector256<float>.Zero.Store(tile + (Tile * Lanes.Count));
        for (int item = from; item < to; item++)
        {
            (int row, int firstLine, int endLine) = bands[item];
            float* image = source.Of(row);
            for (int line = firstLine; line < endLine; line++)
            {
                SeenTaps seen = outer.Taps.Seen(line);
                float* start = image + (seen.Pixel * outer.Pixel);
                float* factors = weight + (seen.First * outer.Weight);
                int place = (row * outer.Taps.Places * places) + (line * outer.Place);
                for (int n = 0; n < first; n++)
                {
                    Pixel(start, factors, seen.Count, inner.Taps.Seen(n), place + (n * step));
                }

                for (int column = 0; column < channels && last > first; column += Lanes.Count)
                {
                    float* at = start + tiles + column;
                    if (slides)
                    {
                        Slide(at, factors + Panel(column), seen.Count, begin == 1, end < places, places, tile, place, step, column);
                    }
                    else
                    {
                        Stride(at, factors + Panel(column), seen.Count, last - first, tile, place + (first * step), step, column);
                    }
                }

                for (int n = last; n < places; n++)
                {
                    Pixel(start, factors, seen.Count, inner.Taps.Seen(n), place + (n * step));
                }
            }
        }
    }

    /// <summary>Where the weights of 8 channels begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Panel(int column) => ((nint)(column / Panels.Width) * taps * Panels.Width) + (column % Panels.Width);

    /// <summary>All channels of one pixel.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Pixel(float* start, float* factors, int lines, SeenTaps seen, int place)
    {
        TEpilogue local = epilogue;
        float* at = start + (seen.Pixel * inner.Pixel);
        factors += seen.First * weightBeside;
        int column = 0, count = seen.Count;
        nint pair = (nint)taps * Panels.Width;
        for (; column + Columns <= channels; column += Columns)
        {
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            float* line = at + column;
            float* row = factors + Panel(column);
            for (int y = lines; y > 0; y--, line += below, row += weightBelow)
            {
                float* pixel = line;
                float* factor = row;
                for (int x = count; x > 0; x--, pixel += beside, factor += weightBeside)
                {
                    sum0 = MultiplyAdd(pixel, Vector256.Load(factor), sum0);
                    sum1 = MultiplyAdd(pixel + Lanes.Count, Vector256.Load(factor + Lanes.Count), sum1);
                    sum2 = MultiplyAdd(pixel + (2 * Lanes.Count), Vector256.Load(factor + pair), sum2);
                    sum3 = MultiplyAdd(pixel + (3 * Lanes.Count), Vector256.Load(factor + pair + Lanes.Count), sum3);
                }
            }

            local.Apply(sum0, place, column);
            local.Apply(sum1, place, column + Lanes.Count);
            local.Apply(sum2, place, column + (2 * Lanes.Count));
            local.Apply(sum3, place, column + (3 * Lanes.Count));
        }

        for (; column < channels; column += Lanes.Count)
        {
            local.Apply(One(at + column, factors + Panel(column), lines, count), place, column);
        }
    }

    /// <summary>8 channels of one pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> One(float* line, float* row, int lines, int count)
    {
        Vector256<float> sum = default;
        for (int y = lines; y > 0; y--, line += below, row += weightBelow)
        {
            float* pixel = line;
            float* factor = row;
            for (int x = count; x > 0; x--, pixel += beside, factor += weightBeside)
            {
                sum = MultiplyAdd(pixel, Vector256.Load(factor), sum);
            }
        }

        return sum;
    }

    /// <summary>With the pixel as an operand in memory, where the processor has such.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MultiplyAdd(float* pixel, Vector256<float> factor, Vector256<float> sum)
    {
        if (FmaSupport.IsFast)
        {
            return Vector256.FusedMultiplyAdd(Vector256.Load(pixel), factor, sum);
        }

        return (Vector256.Load(pixel) * factor) + sum;
    }
}
