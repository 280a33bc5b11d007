using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Pools;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Winograd;

namespace DslNet.Kernels.Convolutions;

// Floats of scratch memory that each product needs for each thread. The jobs themselves say it, so nothing is counted twice; it doesn't depend on batch, threads or epilogue.
public static unsafe partial class Convolution
{
    /// <summary>What <see cref="Forward"/> needs.</summary>
    /// <param name="pixelStride">Of X.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    public static long ForwardScratch(int pixelStride, Window window, int filters) => Direct(PaddedImage.InputOf(window, Strided(pixelStride)), filters);

    /// <summary>What <see cref="Forward"/> needs where the weight is ready for tiles.</summary>
    /// <inheritdoc cref="ForwardScratch"/>
    public static long TiledForwardScratch(int pixelStride, Window window, int filters) =>
        Tiled(new WinogradTiles(PaddedImage.InputOf(window, Strided(pixelStride)), Sweep.Forward(window), null, filters));

    /// <summary>What a convolution with the pool behind it needs.</summary>
    /// <param name="pixelStride">Of X.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result.</param>
    public static long PooledScratch(int pixelStride, Window window, int filters, Window pool) =>
        new ConvolutionPoolJob<AnyEpilogue, MaxPool>(
            null!, PaddedImage.InputOf(window, Strided(pixelStride)), Sweep.Forward(window), null, filters, default, default, new MaxPool(pool, default)).ScratchFloats;

    /// <summary>What a convolution with the pool behind it needs where the weight is ready for tiles.</summary>
    /// <inheritdoc cref="PooledScratch"/>
    public static long TiledPooledScratch(int pixelStride, Window window, int filters, Window pool) =>
        new WinogradPoolJob<AnyEpilogue, MaxPool>(null!, PooledTiles(PaddedImage.InputOf(window, Strided(pixelStride)), window, null, filters, pool), default, default, new MaxPool(pool, default)).ScratchFloats;

    /// <summary>What <see cref="InputGradient"/> needs.</summary>
    /// <param name="pixelStride">Of dY.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    public static long InputGradientScratch(int pixelStride, Window window, int filters) => Direct(PaddedImage.UpstreamOf(window, Strided(pixelStride), filters), window.Channels);

    /// <summary>What <see cref="TiledInputGradient"/> needs.</summary>
    /// <inheritdoc cref="InputGradientScratch"/>
    public static long TiledInputGradientScratch(int pixelStride, Window window, int filters) =>
        Tiled(new WinogradTiles(PaddedImage.UpstreamOf(window, Strided(pixelStride), filters), Sweep.Backward(window, 0, 0), null, window.Channels));

    /// <summary>What <see cref="SpreadInputGradient"/> needs.</summary>
    /// <inheritdoc cref="InputGradientScratch"/>
    public static long SpreadInputGradientScratch(int pixelStride, Window window, int filters) =>
        new ConvolutionSpreadJob<StoreEpilogue>(null!, Strided(pixelStride), window, filters, null, default).ScratchFloats;

    /// <summary>What <c>WeightGradient</c> needs, with groups and without.</summary>
    /// <param name="pixelStride">Of X.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    public static long WeightGradientScratch(int pixelStride, Window window, int filters) =>
        new ConvolutionWeightJob(null!, PaddedImage.InputOf(window, Strided(pixelStride)), default, 1, window, filters, 1, null).ScratchFloats;

    /// <summary>What <see cref="TransposedWeightGradient"/> needs.</summary>
    /// <inheritdoc cref="WeightGradientScratch"/>
    public static long TransposedWeightGradientScratch(int pixelStride, Window window, int filters) =>
        new ConvolutionTransposedWeightJob(null!, PaddedImage.InputOf(window, Strided(pixelStride)), default, 1, window, filters, 1, null).ScratchFloats;

    /// <summary>What <see cref="TiledWeightGradient"/> needs.</summary>
    /// <inheritdoc cref="WeightGradientScratch"/>
    public static long TiledWeightGradientScratch(int pixelStride, Window window, int filters) =>
        new WinogradWeightJob(null!, new WinogradTiles(PaddedImage.InputOf(window, Strided(pixelStride)), Sweep.Forward(window), null, filters), default, 1, 1, null).ScratchFloats;

    private static Images Strided(int pixelStride) => new(default, 0, pixelStride);

    private static long Direct(PaddedImage image, int filters) => new ConvolutionJob<StoreEpilogue>(null!, image, default, null, filters, default, default).ScratchFloats;

    private static long Tiled(WinogradTiles tiles) => new WinogradJob<StoreEpilogue>(null!, tiles, default, default).ScratchFloats;

    /// <summary>Stands for every epilogue.</summary>
    private readonly struct AnyEpilogue : IPixelEpilogue
    {
        public Vector256<float> Of(Vector256<float> product, int column) => product;
    }
}
