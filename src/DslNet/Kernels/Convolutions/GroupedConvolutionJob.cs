using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// A convolution with groups, or its adjoint by the input, 8 channels of the result at a time. No padding is copied: taps that would see it are left out. In a
/// row, pixels from which every tap sees a pixel are computed four at a time, and share the loads of the weight. Divided by images and, where there are few, by bands of rows.
/// </summary>
/// <param name="source">The images that are summed, their channels padded to whole vectors.</param>
/// <param name="vertical">Which rows a row of the result sums.</param>
/// <param name="horizontal">Which pixels of those.</param>
/// <param name="groups">Which channels.</param>
/// <param name="weight">Packed panels, with a row for each tap and each channel of a group, and a column for each of the result's channels.</param>
/// <param name="bands">Rows of the result.</param>
/// <param name="epilogue">Receives the sums.</param>
internal readonly unsafe struct GroupedConvolutionJob<TLanes, TEpilogue>(
    Images source, AxisTaps vertical, AxisTaps horizontal, ChannelGroups groups, float* weight, Bands bands, TEpilogue epilogue) : IRangeJob
    where TLanes : struct, IChannelLanes
    where TEpilogue : struct, IEpilogue
{
    private nint WeightTap => groups.From * (nint)Panels.Width;

    /// <summary>From tap to tap of a place in a row: in the image and in the weight.</summary>
    private nint Beside => (nint)horizontal.PixelStep * source.PixelStride;

    private nint WeightBeside => horizontal.TapStep * WeightTap;

    private nint Below => (nint)vertical.PixelStep * horizontal.Pixels * source.PixelStride;

    private nint WeightBelow => vertical.TapStep * horizontal.Taps * WeightTap;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* image = source.Of(row);
            for (int y = first; y < end; y++)
            {
                int place = ((row * vertical.Places) + y) * horizontal.Places;
                SeenTaps seen = vertical.Seen(y);
                for (int phase = 0; phase < horizontal.Divisor; phase++)
                {
                    (int begin, int finish) = horizontal.Inner(phase);
                    for (int column = 0; column < groups.Columns; column += Lanes.Count)
                    {
                        Line(image, place, seen, phase, begin, finish, column);
                    }
                }
            }
        }
    }

    /// <summary>The pixels of a row that have the same phase.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Line(float* image, int place, SeenTaps lines, int phase, int begin, int end, int column)
    {
        TEpilogue local = epilogue;
        int count = horizontal.Count(phase), step = horizontal.Divisor;
        TLanes lanes = default;
        lanes.Start(groups, column);
        float* start = image + ((nint)lines.Pixel * horizontal.Pixels * source.PixelStride);
        float* factors = weight + Panels.At(lines.First * horizontal.Taps * groups.From, column, vertical.Taps * horizontal.Taps * groups.From);
        int n = 0;
        while (n < count)
        {
            int x = phase + (n * step);
            SeenTaps seen = horizontal.Seen(x);
            float* at = start + ((nint)seen.Pixel * source.PixelStride);
            float* factor = factors + (seen.First * WeightTap);
            if (n < begin || n + 4 > end)
            {
                local.Apply(One(ref lanes, at, factor, lines.Count, seen.Count), place + x, column);
                n++;
                continue;
            }

            for (; n + 4 <= end; n += 4, x += 4 * step, at += 4 * horizontal.Scale * source.PixelStride)
            {
                Four(ref lanes, at, factor, lines.Count, seen.Count, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third, out Vector256<float> fourth);
                local.Apply(first, place + x, column);
                local.Apply(second, place + x + step, column);
                local.Apply(third, place + x + (2 * step), column);
                local.Apply(fourth, place + x + (3 * step), column);
            }
        }
    }

    /// <summary>Four pixels with the same taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Four(
        ref TLanes lanes, float* at, float* factor, int lines, int taps, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third, out Vector256<float> fourth)
    {
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        int depth = groups.From;
        nint next = (nint)horizontal.Scale * source.PixelStride, below = Below, beside = Beside, weightBelow = WeightBelow, weightBeside = WeightBeside;
        for (; lines > 0; lines--, at += below, factor += weightBelow)
        {
            float* pixel = at;
            float* row = factor;
            for (int tap = taps; tap > 0; tap--, pixel += beside, row += weightBeside)
            {
                float* element = row;
                for (int channel = 0; channel < depth; channel++, element += Panels.Width)
                {
                    Vector256<float> shared = Vector256.Load(element);
                    sum0 = Simd256.MultiplyAdd(lanes.Of(pixel, channel), shared, sum0);
                    sum1 = Simd256.MultiplyAdd(lanes.Of(pixel + next, channel), shared, sum1);
                    sum2 = Simd256.MultiplyAdd(lanes.Of(pixel + (2 * next), channel), shared, sum2);
                    sum3 = Simd256.MultiplyAdd(lanes.Of(pixel + (3 * next), channel), shared, sum3);
                }
            }
        }

        (first, second, third, fourth) = (sum0, sum1, sum2, sum3);
    }

    /// <summary>One pixel, in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> One(ref TLanes lanes, float* at, float* factor, int lines, int taps)
    {
        Vector256<float> sum = default;
        nint below = Below, beside = Beside, weightBelow = WeightBelow, weightBeside = WeightBeside;
        for (; lines > 0; lines--, at += below, factor += weightBelow)
        {
            float* pixel = at;
            float* row = factor;
            for (int tap = taps; tap > 0; tap--, pixel += beside, row += weightBeside)
            {
                float* element = row;
                for (int channel = 0; channel < groups.From; channel++, element += Panels.Width)
                {
                    sum = Simd256.MultiplyAdd(lanes.Of(pixel, channel), Vector256.Load(element), sum);
                }
            }
        }

        return sum;
    }
}
