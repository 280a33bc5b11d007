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
/// The three products of a convolution, in single precision. Images lie pixel by pixel (NHWC), weights in <see cref="Panels"/> of
/// [kernel height × kernel width × in, out]. Every element is summed in one order, so the result doesn't depend on the number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Convolution
{
    /// <summary>X ∗ W, given to the epilogue: rows are the pixels of all outputs, columns the filters.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="epilogue">Gets the product [rows · pixels of Y × filters] and stores what becomes of it.</param>
    public static void Forward<TEpilogue>(WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue =>
        Run(workers, PaddedImage.InputOf(window, x), Sweep.Forward(window), weight, rows, filters, epilogue);

    /// <summary>X ∗ W, what the epilogue makes of it, and the greatest number of each window of that.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result; never beyond Y's border, and no row of Y is in two windows.</param>
    /// <param name="result">[rows × pixels of the result × filters].</param>
    /// <param name="epilogue">Gets the product.</param>
    public static void ForwardMax<TEpilogue>(WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, Window pool, FloatSlice result, in TEpilogue epilogue)
        where TEpilogue : struct, IPixelEpilogue =>
        Pooled(workers, x, weight, rows, window, filters, epilogue, new MaxPool(pool, result));

    /// <summary>The same, and the place in the window where the first of the greatest numbers was.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result; of 256 pixels at most.</param>
    /// <param name="result">[rows × pixels of the result × filters].</param>
    /// <param name="positions">As many bytes, each row of them filled up to whole vectors.</param>
    /// <param name="epilogue">Gets the product.</param>
    public static void ForwardMax<TEpilogue>(WorkerPool workers, Images x, ConvolutionWeight weight, int rows, Window window, int filters, Window pool, FloatSlice result, FloatSlice positions, in TEpilogue epilogue)
        where TEpilogue : struct, IPixelEpilogue =>
        Pooled(workers, x, weight, rows, window, filters, epilogue, new MaxPoolWithPositions(pool, result, positions));

    /// <summary>X ∗ W, what the epilogue makes of it, and the mean of each window of that.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result; never beyond Y's border, and no row of Y is in two windows.</param>
    /// <param name="result">[rows × pixels of the result × filters].</param>
    /// <param name="epilogue">Gets the product.</param>
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
