using DslNet.Kernels.Convolutions;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;
using DslNet.Kernels.Winograd;

namespace DslNet.Tests.Kernels;

/// <summary>The three products of a convolution against sums in double, whatever vectors the processor has; and the same bits for any number of threads.</summary>
public class ConvolutionTests
{
    /// <summary>Rows of pixels that end in tiles of every height; one panel, part of one, several; with and without border, strides, and windows that are copied.</summary>
    public static TheoryData<int, int, int, int, int, int, int> Windows => new()
    {
        // size, channels, filters, kernel, stride, padding, rows
        { 28, 1, 16, 3, 1, 0, 3 },
        { 13, 16, 32, 3, 1, 0, 5 },
        { 12, 6, 16, 5, 1, 0, 4 },
        { 9, 3, 40, 3, 2, 1, 6 },
        { 10, 8, 7, 4, 3, 2, 2 },
        { 7, 37, 5, 2, 1, 1, 9 },
        { 5, 2, 33, 5, 1, 4, 3 },
        { 4, 4, 24, 1, 2, 0, 17 },
        { 60, 2, 20, 3, 1, 1, 1 },
        { 3, 5, 9, 2, 3, 0, 2 },
        { 28, 1, 6, 5, 1, 0, 3 },
        { 9, 3, 4, 5, 2, 2, 5 },
        { 15, 2, 8, 7, 3, 3, 2 },

        // Whole tiles, parts of them, none but parts; borders; one panel and several, filters that fill none.
        { 10, 8, 24, 3, 1, 0, 3 },
        { 9, 24, 8, 3, 1, 2, 4 },
        { 3, 8, 48, 3, 1, 0, 2 },
        { 16, 32, 16, 3, 1, 1, 5 },
        { 6, 40, 5, 3, 1, 1, 1 },
        { 11, 16, 16, 3, 1, 1, 7 },
        { 34, 8, 16, 3, 1, 0, 9 },

        // One channel: windows that slide, of every width; nine sums in registers, of a panel, several, part of one.
        { 30, 1, 16, 4, 1, 1, 2 },
        { 24, 1, 12, 7, 1, 3, 2 },
        { 26, 1, 16, 1, 1, 0, 2 },
        { 17, 1, 40, 3, 1, 1, 3 },
        { 12, 1, 7, 3, 2, 1, 5 },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void They_agree_with_double(int size, int channels, int filters, int kernel, int stride, int padding, int rows)
    {
        using Products products = new(size, channels, filters, kernel, stride, padding, rows, threads: 1);
        (double[] forward, double[] inputGradient, double[] weightGradient) = products.Expected();
        products.Forwards.ForEach(actual => Agree(actual, forward));
        products.InputGradients.ForEach(actual => Agree(actual, inputGradient));
        products.WeightGradients.ForEach(actual => Agree(actual, weightGradient));
        products.Filling.ShouldAllBe(number => number == 0);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Threads_change_no_bit(int size, int channels, int filters, int kernel, int stride, int padding, int rows)
    {
        using Products one = new(size, channels, filters, kernel, stride, padding, rows, threads: 1), three = new(size, channels, filters, kernel, stride, padding, rows, threads: 3);
        foreach ((float[] actual, float[] expected) in three.Forwards.Zip(one.Forwards).Concat(three.InputGradients.Zip(one.InputGradients)).Concat(three.WeightGradients.Zip(one.WeightGradients)))
        {
            actual.ShouldBeSameBits(expected);
        }
    }

    /// <summary>Numbers are added before and after they are multiplied, but fewer of them: in the mean the error is the same.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(128)]
    public void Tiles_round_no_worse_than_sums_do(int channels)
    {
        using Products products = new(13, channels, 32, 3, 1, 1, 4, threads: 1);
        (double[] forward, _, double[] weightGradient) = products.Expected();
        Error(products.Forwards[^1], forward).ShouldBeLessThan(1.25 * Error(products.Forwards[0], forward));
        Error(products.WeightGradients[^1], weightGradient).ShouldBeLessThan(1.25 * Error(products.WeightGradients[0], weightGradient));

        static double Error(float[] actual, double[] expected) => Math.Sqrt(actual.Zip(expected, (number, exact) => Math.Pow(number - exact, 2)).Average());
    }

    private static void Agree(float[] actual, double[] expected)
    {
        double scale = 1e-5 * (1 + expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            ((double)actual[i]).ShouldBe(expected[i], scale, $"number {i}");
        }
    }

    private sealed class Products : IDisposable
    {
        private const int Groups = 4;
        private readonly TestMemory memory = new();
        private readonly Window window;
        private readonly int filters, rows, threads;
        private readonly float[] x, weight, upstream;

        public Products(int size, int channels, int filters, int kernel, int stride, int padding, int rows, int threads)
        {
            int output = ((size + (2 * padding) - kernel) / stride) + 1;
            window = new Window(size, size + 1, channels, output, ((size + 1 + (2 * padding) - kernel) / stride) + 1, kernel, kernel, stride, stride, padding, padding);
            (this.filters, this.rows, this.threads) = (filters, rows, threads);
            x = TestMemory.Random(rows * window.Pixels * channels, 1);
            weight = TestMemory.Random(window.Taps * filters, 2);
            upstream = TestMemory.Random(rows * window.OutPixels * filters, 3);
            Images xs = Spread(x, window.Pixels, channels), dys = Spread(upstream, window.OutPixels, filters);
            FloatSlice panels = memory.Panels(weight, window.Taps, filters);

            int xStride = xs.PixelStride, dyStride = dys.PixelStride;
            Forwards = [Forward(Convolution.ForwardScratch(xStride, window, filters), xs, panels)];
            if (kernel == 3 && stride == 1 && channels % 8 == 0)
            {
                WithScratch(16 * (int)Panels.Floats(channels, filters), scratch => Forwards.Add(Forward(Convolution.WinogradForwardScratch(xStride, window, filters), xs, WinogradTransform.Weight(panels, channels, filters, scratch))));
            }

            int turned = (int)Panels.Floats(window.KernelHeight * window.KernelWidth * filters, channels);
            InputGradients =
            [
                Backward(Convolution.InputGradientScratch(dyStride, window, filters), turned, (workers, scratch, result) => Convolution.InputGradient(workers, dys, panels, rows, window, filters, scratch, new StoreEpilogue(result, channels))),
                Backward(Convolution.ScatteredInputGradientScratch(dyStride, window, filters), (int)Panels.Floats(filters, ConvolutionScatter.Columns(window)), (workers, scratch, result) => Convolution.ScatteredInputGradient(workers, dys, panels, rows, window, filters, scratch, new StoreEpilogue(result, channels))),
            ];

            if (kernel == 3 && stride == 1 && filters % 8 == 0)
            {
                InputGradients.Add(Backward(Convolution.WinogradInputGradientScratch(dyStride, window, filters), 25 * (int)Panels.Floats(filters, channels), (workers, scratch, result) => Convolution.WinogradInputGradient(workers, dys, panels, rows, window, filters, scratch, new StoreEpilogue(result, channels))));
            }

            bool copies = kernel * channels < 6 && (kernel, channels) != (3, 1);
            int sums = (int)Panels.Floats(window.Taps, filters), filled = (int)Panels.Floats(copies ? (window.Taps + 5) / 6 * 6 : window.Taps, filters);
            WeightGradients =
            [
                Weights(Convolution.WeightGradientScratch(xStride, window, filters), Groups * filled, (workers, scratch, target) => Convolution.WeightGradient(workers, xs, dys, rows, window, filters, Groups, scratch, target)),
                Weights(Convolution.TransposedWeightGradientScratch(xStride, window, filters), Groups * sums, (workers, scratch, target) => Convolution.TransposedWeightGradient(workers, xs, dys, rows, window, filters, Groups, scratch, target)),
            ];
            if (kernel * channels >= 6)
            {
                WeightGradients.Add(Weights(Convolution.WeightGradientScratch(xStride, window, filters), 0, (workers, _, target) => Convolution.WeightGradient(workers, xs, dys, rows, window, filters, target)));
            }

            if (kernel == 3 && stride == 1 && channels % 8 == 0 && filters % 16 == 0)
            {
                WeightGradients.Add(Weights(Convolution.WinogradWeightGradientScratch(xStride, window, filters), Groups * sums, (workers, scratch, target) => Convolution.WinogradWeightGradient(workers, xs, dys, rows, window, filters, Groups, scratch, target)));
            }
        }

        /// <summary>One for each way.</summary>
        public List<float[]> Forwards { get; }

        /// <summary>One for each way.</summary>
        public List<float[]> InputGradients { get; }

        /// <summary>One for each way.</summary>
        public List<float[]> WeightGradients { get; }

        /// <summary>The weights' gradients behind the last filter.</summary>
        public List<float> Filling { get; } = [];

        public void Dispose()
        {
            memory.Dispose();
        }

        public (double[] Forward, double[] InputGradient, double[] WeightGradient) Expected()
        {
            double[] forward = new double[upstream.Length], inputGradient = new double[x.Length], weightGradient = new double[weight.Length];
            foreach ((int pixel, int place, int tap) in Seen())
            {
                for (int channel = 0; channel < window.Channels; channel++)
                {
                    for (int filter = 0; filter < filters; filter++)
                    {
                        int input = (pixel * window.Channels) + channel, output = (place * filters) + filter, at = (((tap * window.Channels) + channel) * filters) + filter;
                        forward[output] += (double)x[input] * weight[at];
                        inputGradient[input] += (double)upstream[output] * weight[at];
                        weightGradient[at] += (double)x[input] * upstream[output];
                    }
                }
            }

            return (forward, inputGradient, weightGradient);
        }

        private float[] Forward(long need, Images xs, ConvolutionWeight weights)
        {
            using WorkerPool workers = new(threads, need);
            FloatSlice result = memory.EmptyRows(rows * window.OutPixels, filters);
            Convolution.Forward(workers, xs, weights, rows, window, filters, new StoreEpilogue(result, filters));
            return TestMemory.Read(result, rows * window.OutPixels, filters);
        }

        private float[] Backward(long need, int scratchFloats, Action<WorkerPool, FloatSlice, FloatSlice> call)
        {
            using WorkerPool workers = new(threads, need);
            FloatSlice result = memory.EmptyRows(rows * window.Pixels, window.Channels);
            WithScratch(scratchFloats, scratch => call(workers, scratch, result));
            return TestMemory.Read(result, rows * window.Pixels, window.Channels);
        }

        private float[] Weights(long need, int scratchFloats, Action<WorkerPool, FloatSlice, WeightTarget> call)
        {
            using WorkerPool workers = new(threads, need);
            FloatSlice result = memory.Panels(new float[weight.Length], window.Taps, filters);
            WithScratch(scratchFloats, scratch => call(workers, scratch, new WeightTarget(result)));
            Filling.AddRange(Enumerable.Range(0, window.Taps).SelectMany(tap => Enumerable.Range(filters, (Panels.Count(filters) * Panels.Width) - filters).Select(filter => At(result, tap, filter))));
            float[] gradient = new float[weight.Length];
            Panels.Gather(result, window.Taps, filters, gradient);
            return gradient;
        }

        /// <summary>Memory of just that size, and nothing is written behind it.</summary>
        private void WithScratch(int floats, Action<FloatSlice> call)
        {
            FloatSlice scratch = memory.Empty(floats);
            call(scratch);
            scratch.Slice(floats).AsSpan(16).ToArray().ShouldAllBe(number => float.IsNaN(number));
        }

        private unsafe float At(FloatSlice panels, int row, int column) => panels.Start[Panels.At(row, column, window.Taps)];

        private IEnumerable<(int Pixel, int Place, int Tap)> Seen() =>
            from row in Enumerable.Range(0, rows)
            from outY in Enumerable.Range(0, window.OutHeight)
            from outX in Enumerable.Range(0, window.OutWidth)
            from i in Enumerable.Range(0, window.KernelHeight)
            from j in Enumerable.Range(0, window.KernelWidth)
            let y = (outY * window.StrideY) - window.PadTop + i
            let x = (outX * window.StrideX) - window.PadLeft + j
            where y >= 0 && y < window.Height && x >= 0 && x < window.Width
            select ((((row * window.Height) + y) * window.Width) + x, (((row * window.OutHeight) + outY) * window.OutWidth) + outX, (i * window.KernelWidth) + j);

        /// <summary>Pixel by pixel, as activations lie; what fills a pixel up is NaN.</summary>
        private Images Spread(float[] values, int pixels, int channels) => new(memory.Rows(values, channels), pixels * Lanes.Stride(channels), Lanes.Stride(channels));
    }
}
