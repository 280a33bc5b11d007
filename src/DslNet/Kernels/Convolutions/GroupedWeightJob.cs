using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// The gradient of the weight of a convolution with groups, 8 filters at a time. Reduced over groups of images, as in <see cref="ConvolutionWeightJob"/>: their
/// number depends on the layer alone, and each is summed by one thread in a fixed order.
/// </summary>
/// <param name="images">X, its channels padded to whole vectors.</param>
/// <param name="upstream">dY.</param>
/// <param name="rows">Images.</param>
/// <param name="vertical">Which rows of X a row of Y sums.</param>
/// <param name="horizontal">Which pixels of those.</param>
/// <param name="groups">Which channels.</param>
/// <param name="parts">Groups of images.</param>
/// <param name="sums">For each of them packed panels of [taps, filters].</param>
internal readonly unsafe struct GroupedWeightJob<TLanes>(
    Images images, Images upstream, int rows, AxisTaps vertical, AxisTaps horizontal, ChannelGroups groups, int parts, float* sums) : IRangeJob
    where TLanes : struct, IChannelLanes
{
    private int Taps => vertical.Taps * horizontal.Taps * groups.From;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        long floats = Panels.Floats(Taps, groups.Columns);
        for (int part = from; part < to; part++)
        {
            float* sum = sums + (part * floats);
            new Span<float>(sum, checked((int)floats)).Clear();
            int end = (int)((long)rows * (part + 1) / parts);
            for (int row = (int)((long)rows * part / parts); row < end; row++)
            {
                for (int column = 0; column < groups.Columns; column += Lanes.Count)
                {
                    Add(images.Of(row), upstream.Of(row), sum, column);
                }
            }
        }
    }

    /// <summary>An image's contribution to the weights of 8 filters; those behind the last one stay 0.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Add(float* image, float* gradient, float* sum, int column)
    {
        TLanes lanes = default;
        lanes.Start(groups, column);
        Vector256<float> filters = Lanes.First(groups.Columns - column);
        for (int i = 0; i < vertical.Taps; i++)
        {
            for (int j = 0; j < horizontal.Taps; j++)
            {
                for (int channel = 0; channel < groups.From; channel++)
                {
                    float* element = sum + Panels.At(((((nint)i * horizontal.Taps) + j) * groups.From) + channel, column, Taps);
                    Vector256<float> total = Of(ref lanes, image, gradient + column, i, j, channel) & filters;
                    (Vector256.Load(element) + total).Store(element);
                }
            }
        }
    }

    /// <summary>A tap's sum over an image's pixels: four sums, one for every fourth pixel, so that the multiply-adds don't wait for one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Of(ref TLanes lanes, float* image, float* gradient, int i, int j, int channel)
    {
        (int top, int bottom) = vertical.PlacesOf(i);
        (int left, int right) = horizontal.PlacesOf(j);
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        nint next = (nint)horizontal.Scale * images.PixelStride, other = upstream.PixelStride;
        for (int y = top; y < bottom; y++)
        {
            int line = (y * vertical.Scale) + vertical.Offset + (i * vertical.Step), beside = (left * horizontal.Scale) + horizontal.Offset + (j * horizontal.Step);
            float* pixel = image + ((((nint)line * horizontal.Pixels) + beside) * images.PixelStride);
            float* slope = gradient + ((((nint)y * horizontal.Places) + left) * other);
            int x = left;
            for (; x + 4 <= right; x += 4, pixel += 4 * next, slope += 4 * other)
            {
                sum0 = Simd256.MultiplyAdd(lanes.Of(pixel, channel), Vector256.Load(slope), sum0);
                sum1 = Simd256.MultiplyAdd(lanes.Of(pixel + next, channel), Vector256.Load(slope + other), sum1);
                sum2 = Simd256.MultiplyAdd(lanes.Of(pixel + (2 * next), channel), Vector256.Load(slope + (2 * other)), sum2);
                sum3 = Simd256.MultiplyAdd(lanes.Of(pixel + (3 * next), channel), Vector256.Load(slope + (3 * other)), sum3);
            }

            for (; x < right; x++, pixel += next, slope += other)
            {
                sum0 = Simd256.MultiplyAdd(lanes.Of(pixel, channel), Vector256.Load(slope), sum0);
            }
        }

        return sum0 + sum1 + (sum2 + sum3);
    }
}
