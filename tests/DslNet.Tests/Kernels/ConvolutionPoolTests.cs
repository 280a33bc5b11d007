using System.Runtime.Intrinsics;
using DslNet.Kernels.Convolutions;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Pools;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;
using DslNet.Kernels.Winograd;

namespace DslNet.Tests.Kernels;

/// <summary>A convolution and the pool behind it in one kernel make the same bits as one after the other, pixel by pixel and in tiles.</summary>
public class ConvolutionPoolTests
{
    /// <summary>Pools that see all pixels, or leave out a row, a column or more; that move by one tile, by two, see two; and threads that share an image.</summary>
    [Theory]
    [InlineData(14, 14, 16, 32, 0, 2, 2, 2, 5, 1)]
    [InlineData(13, 15, 8, 24, 0, 2, 2, 2, 3, 1)]
    [InlineData(13, 13, 16, 32, 0, 2, 2, 2, 1, 3)]
    [InlineData(12, 12, 24, 5, 1, 4, 4, 4, 9, 2)]
    [InlineData(15, 9, 8, 16, 2, 2, 1, 4, 2, 1)]
    [InlineData(20, 20, 8, 40, 1, 2, 3, 4, 2, 2)]
    [InlineData(64, 200, 16, 16, 1, 2, 2, 2, 1, 1)]
    [InlineData(28, 28, 1, 16, 0, 2, 2, 2, 3, 1)]
    [InlineData(11, 103, 1, 6, 1, 2, 2, 2, 2, 2)]
    [InlineData(9, 5, 3, 40, 1, 2, 2, 2, 4, 1)]
    [InlineData(12, 4, 5, 9, 0, 2, 2, 2, 3, 1)]
    [InlineData(12, 12, 8, 16, 0, 2, 2, 3, 3, 1)]
    public void Together_is_one_after_the_other(int height, int width, int channels, int filters, int padding, int poolHeight, int poolWidth, int poolStride, int rows, int threads)
    {
        using TestMemory memory = new();
        Window window = new(height, width, channels, height + (2 * padding) - 2, width + (2 * padding) - 2, 3, 3, 1, 1, padding, padding);
        Window pool = new(window.OutHeight, window.OutWidth, filters, ((window.OutHeight - poolHeight) / poolStride) + 1, ((window.OutWidth - poolWidth) / poolStride) + 1, poolHeight, poolWidth, poolStride, poolStride, 0, 0);
        Images x = new(memory.Rows(TestMemory.Random(rows * window.Pixels * channels, 1), channels), window.Pixels * channels, channels);
        FloatSlice panels = memory.Panels(TestMemory.Random(window.Taps * filters, 2), window.Taps, filters);
        List<ConvolutionWeight> weights = [panels];
        if (channels % 8 == 0 && poolStride % 2 == 0)
        {
            weights.Add(WinogradTransform.Weight(panels, channels, filters, memory.Empty(16 * (int)Panels.Floats(channels, filters))));
        }

        foreach (ConvolutionWeight weight in weights)
        {
            bool tiled = weight.IsTiled;
            using WorkerPool apart = new(threads, tiled ? Convolution.WinogradForwardScratch(channels, window, filters) : Convolution.ForwardScratch(channels, window, filters));
            using WorkerPool workers = new(threads, tiled ? Convolution.WinogradPooledScratch(channels, window, filters, pool) : Convolution.PooledScratch(channels, window, filters, pool));
            FloatSlice between = memory.EmptyRows(rows * window.OutPixels, filters);
            Convolution.Forward(apart, x, weight, rows, window, filters, new StoreEpilogue(between, filters));
            (float[] expected, byte[] expectedPlaces) = Pooled((y, places) => Pooling.Max(workers, between, rows, pool, y, places));

            (float[] actual, byte[] actualPlaces) = Pooled((y, places) => Convolution.ForwardMax(workers, x, weight, rows, window, filters, pool, y, places, new Unchanged()));
            actual.ShouldBeSameBits(expected);
            actualPlaces.ShouldBe(expectedPlaces);
            Pooled((y, _) => Convolution.ForwardMax(workers, x, weight, rows, window, filters, pool, y, new Unchanged())).Values.ShouldBeSameBits(expected);
            Pooled((y, _) => Convolution.ForwardAverage(workers, x, weight, rows, window, filters, pool, y, new Unchanged())).Values
                .ShouldBeSameBits(Pooled((y, _) => Pooling.Average(workers, between, rows, pool, y)).Values);
        }

        (float[] Values, byte[] Places) Pooled(Action<FloatSlice, FloatSlice> call)
        {
            int bytes = rows * (int)Pooling.PositionBytes(pool);
            FloatSlice y = memory.EmptyRows(rows * pool.OutPixels, filters), places = memory.Empty(bytes / sizeof(float));
            call(y, places);
            byte[] kept = System.Runtime.InteropServices.MemoryMarshal.AsBytes(places.AsSpan(bytes / sizeof(float))).ToArray();

            // What fills a pixel up is nobody's.
            int stride = Lanes.Stride(filters);
            return (TestMemory.Read(y, rows * pool.OutPixels, filters), [.. kept.Where((_, i) => i % stride < filters)]);
        }
    }

    private readonly struct Unchanged : IPixelEpilogue
    {
        public Vector256<float> Of(Vector256<float> product, int column) => product;
    }
}
