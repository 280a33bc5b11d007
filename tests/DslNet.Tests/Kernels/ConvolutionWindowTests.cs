using DslNet.Kernels.Convolutions;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

/// <summary>Windows with dilation, other axes and groups: the three products against sums in double, and the same bits for any number of threads.</summary>
public class ConvolutionWindowTests
{
    /// <summary>Height, width, channels, output's height and width, kernel, strides, padding, dilation, groups; filters; rows.</summary>
    public static TheoryData<Window, int, int> Dilated => new()
    {
        // Both axes jump; one does; few channels, which are copied; one channel; many filters; rows that no tap reaches.
        { new Window(12, 11, 5, 8, 7, 3, 3, 1, 1, 0, 0, 2, 2), 9, 3 },
        { new Window(9, 14, 8, 9, 6, 3, 2, 1, 2, 2, 0, 2, 3), 20, 2 },
        { new Window(1, 40, 7, 1, 36, 1, 3, 1, 1, 0, 4, 1, 4), 33, 2 },
        { new Window(10, 9, 1, 6, 7, 3, 3, 1, 1, 0, 0, 2, 1), 16, 5 },
        { new Window(10, 9, 1, 8, 5, 3, 3, 1, 1, 0, 0, 1, 2), 4, 5 },
        { new Window(6, 7, 2, 6, 7, 3, 3, 1, 1, 4, 4, 4, 4), 40, 2 },
        { new Window(16, 16, 16, 6, 6, 3, 3, 2, 2, 1, 1, 3, 3), 16, 1 },
        { new Window(8, 60, 3, 4, 54, 2, 2, 2, 1, 0, 1, 1, 8), 48, 2 },

        // Other axes, and padding at the end alone.
        { new Window(7, 9, 4, 8, 5, 2, 5, 1, 2, 0, 3), 12, 3 },
        { new Window(5, 5, 8, 6, 6, 1, 1, 1, 1, 0, 0), 8, 2 },
    };

    /// <summary>The same with groups: depthwise of every width, a multiplier, vectors within a group, groups within a vector.</summary>
    public static TheoryData<Window, int, int> Grouped => new()
    {
        { new Window(9, 11, 24, 9, 11, 3, 3, 1, 1, 1, 1, 1, 1, 24), 24, 3 },
        { new Window(13, 12, 5, 6, 6, 3, 3, 2, 2, 0, 1, 1, 1, 5), 5, 2 },
        { new Window(8, 9, 3, 6, 3, 3, 3, 1, 2, 1, 0, 2, 2, 3), 6, 4 },
        { new Window(7, 7, 16, 7, 7, 3, 3, 1, 1, 1, 1, 1, 1, 2), 32, 2 },
        { new Window(1, 30, 12, 1, 10, 1, 5, 1, 3, 0, 2, 1, 1, 4), 8, 17 },
        { new Window(6, 5, 6, 2, 5, 4, 1, 2, 1, 0, 0, 1, 1, 3), 9, 5 },
        { new Window(10, 10, 10, 4, 4, 2, 2, 3, 3, 1, 1, 3, 3, 10), 20, 1 },
        { new Window(3, 4, 8, 3, 4, 1, 1, 1, 1, 0, 0, 1, 1, 8), 8, 2 },

        // Depthwise in tiles: columns as lines, lines too short for a tile, fours, no padding, padding on one side, strides, five taps.
        { new Window(25, 5, 40, 25, 5, 3, 3, 1, 1, 1, 1, 1, 1, 40), 40, 2 },
        { new Window(3, 3, 40, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 40), 40, 2 },
        { new Window(5, 7, 8, 5, 7, 3, 3, 1, 1, 1, 1, 1, 1, 8), 8, 3 },
        { new Window(12, 20, 16, 10, 18, 3, 3, 1, 1, 0, 0, 1, 1, 16), 16, 2 },
        { new Window(8, 12, 8, 8, 11, 3, 3, 1, 1, 1, 1, 1, 1, 8), 8, 2 },
        { new Window(24, 24, 8, 12, 12, 3, 3, 2, 2, 0, 0, 1, 1, 8), 8, 2 },
        { new Window(5, 40, 8, 5, 40, 5, 5, 1, 1, 2, 2, 1, 1, 8), 8, 2 },
    };

    [Theory]
    [MemberData(nameof(Dilated))]
    public void Dilated_ones_agree_with_double(Window window, int filters, int rows) => Agree(window, filters, rows);

    [Theory]
    [MemberData(nameof(Grouped))]
    public void Grouped_ones_agree_with_double(Window window, int filters, int rows) => Agree(window, filters, rows);

    private static void Agree(Window window, int filters, int rows)
    {
        (double[][] expected, float[][] one) = (Expected(window, filters, rows), Products(window, filters, rows, 1));
        for (int product = 0; product < one.Length; product++)
        {
            double[] exact = expected[product < 1 ? 0 : product < 2 ? 1 : 2];
            double scale = 1e-5 * (1 + exact.Max(Math.Abs));
            for (int i = 0; i < exact.Length; i++)
            {
                ((double)one[product][i]).ShouldBe(exact[i], scale, $"product {product}, number {i}");
            }
        }

        foreach ((float[] actual, float[] first) in Products(window, filters, rows, 3).Zip(one))
        {
            actual.ShouldBeSameBits(first);
        }
    }

    /// <summary>Forward, by the input, by the weight in one way or several.</summary>
    private static float[][] Products(Window window, int filters, int rows, int threads)
    {
        const int Parts = 4;
        using TestMemory memory = new();
        (float[] x, float[] weight, float[] upstream) = Numbers(window, filters, rows);
        Images xs = Spread(memory, x, window.Pixels, window.Channels), dys = Spread(memory, upstream, window.OutPixels, filters);
        FloatSlice panels = memory.Panels(weight, window.Taps, filters);
        FloatSlice forward = memory.EmptyRows(rows * window.OutPixels, filters), backward = memory.EmptyRows(rows * window.Pixels, window.Channels);
        FloatSlice gradient = memory.Panels(new float[weight.Length], window.Taps, filters), other = memory.Panels(new float[weight.Length], window.Taps, filters);
        int taps = window.KernelHeight * window.KernelWidth, stored = (int)Panels.Floats((window.Taps + 5) / 6 * 6, filters);
        long need = window.Groups > 1 ? 0 : Math.Max(
            Math.Max(Convolution.ForwardScratch(xs.PixelStride, window, filters), Convolution.ScatteredInputGradientScratch(dys.PixelStride, window, filters)),
            Math.Max(Convolution.WeightGradientScratch(xs.PixelStride, window, filters), Convolution.TransposedWeightGradientScratch(xs.PixelStride, window, filters)));
        using WorkerPool workers = new(threads, need);
        StoreEpilogue storeY = new(forward, filters), storeX = new(backward, window.Channels);
        FloatSlice sums = memory.Empty(Parts * stored);
        if (window.Groups > 1)
        {
            FloatSlice turned = memory.Empty((int)Panels.Floats(taps * (filters / window.Groups), window.Channels));
            Convolution.GroupedForward(workers, xs, panels, rows, window, filters, storeY);
            Convolution.GroupedInputGradient(workers, dys, panels, rows, window, filters, turned, storeX);
            Convolution.GroupedWeightGradient(workers, xs, dys, rows, window, filters, Parts, sums, new WeightTarget(gradient));
            Convolution.GroupedWeightGradient(workers, xs, dys, rows, window, filters, Parts, sums, new WeightTarget(other));
        }
        else
        {
            FloatSlice handed = memory.Empty((int)Panels.Floats(filters, ConvolutionScatter.Columns(window)));
            Convolution.Forward(workers, xs, panels, rows, window, filters, storeY);
            Convolution.ScatteredInputGradient(workers, dys, panels, rows, window, filters, handed, storeX);
            Convolution.WeightGradient(workers, xs, dys, rows, window, filters, Parts, sums, new WeightTarget(gradient));
            if (window.Stretch >= 6)
            {
                Convolution.WeightGradient(workers, xs, dys, rows, window, filters, new WeightTarget(other));
            }
            else
            {
                Convolution.TransposedWeightGradient(workers, xs, dys, rows, window, filters, Parts, sums, new WeightTarget(other));
            }
        }

        return
        [
            TestMemory.Read(forward, rows * window.OutPixels, filters),
            TestMemory.Read(backward, rows * window.Pixels, window.Channels),
            Gathered(gradient, window.Taps, filters),
            Gathered(other, window.Taps, filters),
        ];
    }

    private static float[] Gathered(FloatSlice panels, int taps, int filters)
    {
        for (int tap = 0; tap < taps; tap++)
        {
            for (int filter = filters; filter < Panels.Count(filters) * Panels.Width; filter++)
            {
                panels.Slice(Panels.At(tap, filter, taps)).AsSpan(1)[0].ShouldBe(0, "behind the last filter");
            }
        }

        float[] matrix = new float[taps * filters];
        Panels.Gather(panels, taps, filters, matrix);
        return matrix;
    }

    private static (float[] X, float[] Weight, float[] Upstream) Numbers(Window window, int filters, int rows) =>
        (TestMemory.Random(rows * window.Pixels * window.Channels, 1), TestMemory.Random(window.Taps * filters, 2), TestMemory.Random(rows * window.OutPixels * filters, 3));

    private static double[][] Expected(Window window, int filters, int rows)
    {
        (float[] x, float[] weight, float[] upstream) = Numbers(window, filters, rows);
        double[] forward = new double[upstream.Length], backward = new double[x.Length], gradient = new double[weight.Length];
        int each = window.Channels / window.Groups, eachFilter = filters / window.Groups;
        for (int place = 0; place < rows * window.OutPixels; place++)
        {
            (int row, int outY, int outX) = (place / window.OutPixels, place / window.OutWidth % window.OutHeight, place % window.OutWidth);
            for (int tap = 0; tap < window.KernelHeight * window.KernelWidth; tap++)
            {
                int y = (outY * window.StrideY) - window.PadTop + (tap / window.KernelWidth * window.DilationY);
                int at = (outX * window.StrideX) - window.PadLeft + (tap % window.KernelWidth * window.DilationX);
                if (y < 0 || y >= window.Height || at < 0 || at >= window.Width)
                {
                    continue;
                }

                for (int filter = 0; filter < filters; filter++)
                {
                    for (int channel = 0; channel < each; channel++)
                    {
                        int input = (((((row * window.Height) + y) * window.Width) + at) * window.Channels) + (filter / eachFilter * each) + channel;
                        int output = (place * filters) + filter, element = (((tap * each) + channel) * filters) + filter;
                        forward[output] += (double)x[input] * weight[element];
                        backward[input] += (double)upstream[output] * weight[element];
                        gradient[element] += (double)x[input] * upstream[output];
                    }
                }
            }
        }

        return [forward, backward, gradient];
    }

    /// <summary>Pixel by pixel, as activations lie; what fills a pixel up is NaN.</summary>
    private static Images Spread(TestMemory memory, float[] values, int pixels, int channels) =>
        new(memory.Rows(values, channels), pixels * Lanes.Stride(channels), Lanes.Stride(channels));
}
