using System.ComponentModel;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Pools;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;
using DslNet.Kernels.Winograd;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// The three products of a convolution (forward, and the adjoints with respect to input and weight), in single precision. Images are NHWC, weights in <see cref="Panels"/> of
/// [kernel height × kernel width × in, out]. Every element is summed in one order, so the result doesn't depend on the number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Convolution
{
    /// <summary>X ∗ W as an implicit matrix product with an epilogue: rows are the pixels of all outputs, columns the filters.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="epilogue">The epilogue: receives the product [rows · pixels of Y × filters] and stores its result.</param>
    public static void Forward<TEpilogue>(WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue =>
        Run(workers, PaddedImage.InputOf(window, x), Sweep.Forward(window), weight, rows, filters, epilogue);

    /// <summary>X ∗ W, the epilogue, and max pooling, fused.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result; without padding, and no row of Y is in two windows.</param>
    /// <param name="result">[rows × pixels of the result × filters].</param>
    /// <param name="epilogue">The epilogue of the convolution, before pooling.</param>
    public static void ForwardMax<TEpilogue>(WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, Window pool, FloatSlice result, in TEpilogue epilogue)
        where TEpilogue : struct, IPixelEpilogue =>
        Pooled(workers, x, weight, rows, window, filters, epilogue, new MaxPool(pool, result));

    /// <summary>The same, with the index of the first maximum in each window.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result; of 256 pixels at most.</param>
    /// <param name="result">[rows × pixels of the result × filters].</param>
    /// <param name="positions">The indices of the maxima, a byte each, rows padded to whole vectors.</param>
    /// <param name="epilogue">The epilogue of the convolution, before pooling.</param>
    public static void ForwardMax<TEpilogue>(WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, Window pool, FloatSlice result, FloatSlice positions, in TEpilogue epilogue)
        where TEpilogue : struct, IPixelEpilogue =>
        Pooled(workers, x, weight, rows, window, filters, epilogue, new MaxPoolWithPositions(pool, result, positions));

    /// <summary>X ∗ W, the epilogue, and average pooling, fused.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result; without padding, and no row of Y is in two windows.</param>
    /// <param name="result">[rows × pixels of the result × filters].</param>
    /// <param name="epilogue">The epilogue of the convolution, before pooling.</param>
    public static void ForwardAverage<TEpilogue>(WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, Window pool, FloatSlice result, in TEpilogue epilogue)
        where TEpilogue : struct, IPixelEpilogue =>
        Pooled(workers, x, weight, rows, window, filters, epilogue, new AveragePool(pool, result));

    private static void Pooled<TEpilogue, TPool>(
        WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, in TEpilogue epilogue, TPool pool)
        where TEpilogue : struct, IPixelEpilogue
        where TPool : struct, IPool
    {
        Window seen = pool.Window;
        Bands bands = Bands.Of(rows, seen.OutHeight, workers);
        PaddedImage image = PaddedImage.InputOf(window, x);
        if (weight.IsTiled)
        {
            WinogradTiles tiles = PooledTiles(image, window, weight.Tiles.Start, filters, seen);
            workers.Run(new WinogradPoolJob<TEpilogue, TPool>(workers, tiles, bands, epilogue, pool), bands.Items(rows), Cost(rows, window, filters));
            return;
        }

        ConvolutionPoolJob<TEpilogue, TPool> job = new(workers, image, Sweep.Forward(window), weight.Taps.Start, filters, bands, epilogue, pool);
        workers.Run(job, bands.Items(rows), Cost(rows, window, filters));
    }

    /// <summary>The tiles of those pixels that a pool sees.</summary>
    private static WinogradTiles PooledTiles(PaddedImage image, Window window, float* tiles, int filters, Window pool) =>
        new(image, Sweep.Forward(window) with { Rows = pool.SeenHeight, Columns = pool.SeenWidth }, tiles, filters);

    private static void Run<TEpilogue>(WorkerPool workers, PaddedImage image, Sweep sweep, ConvolutionWeight weight, int rows, int filters, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        if (sweep.Rows == 0 || sweep.Columns == 0)
        {
            return;
        }

        long cost = (long)rows * sweep.Rows * sweep.Columns * Math.Max(1, sweep.TapsY * sweep.TapsX * image.Channels) * filters / Lanes.Count;
        if (weight.IsTiled)
        {
            WinogradTiles tiles = new(image, sweep, weight.Tiles.Start, filters);
            Bands bandsOfTiles = Bands.Of(rows, tiles.Rows, workers);
            workers.Run(new WinogradJob<TEpilogue>(workers, tiles, bandsOfTiles, epilogue), bandsOfTiles.Items(rows), cost);
            return;
        }

        Bands bands = Bands.Of(rows, sweep.Rows, workers);
        workers.Run(new ConvolutionJob<TEpilogue>(workers, image, sweep, weight.Taps.Start, filters, bands, epilogue), bands.Items(rows), cost);
    }

    private static long Cost(int rows, Window window, int filters) => (long)rows * window.OutPixels * window.Taps * filters / Lanes.Count;
}
