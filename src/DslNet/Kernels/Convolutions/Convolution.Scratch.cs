using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Pools;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Winograd;

namespace DslNet.Kernels.Convolutions;

// Floats of scratch memory per thread, from the jobs that use it; the same for every batch size, number of threads and epilogue.
public static unsafe partial class Convolution
{
    /// <summary>Scratch floats of <see cref="Forward"/>.</summary>
    /// <param name="pixelStride">Of X.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    public static long ForwardScratch(int pixelStride, Window window, int filters) => Direct(PaddedImage.InputOf(window, Strided(pixelStride)), filters);

    /// <summary>Scratch floats of <see cref="Forward"/> with a Winograd-transformed weight.</summary>
    /// <inheritdoc cref="ForwardScratch"/>
    public static long WinogradForwardScratch(int pixelStride, Window window, int filters) =>
        Tiled(new WinogradTiles(PaddedImage.InputOf(window, Strided(pixelStride)), Sweep.Forward(window), null, filters));

    /// <summary>Scratch floats of a convolution fused with pooling.</summary>
    /// <param name="pixelStride">Of X.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="pool">From Y to the result.</param>
    public static long PooledScratch(int pixelStride, Window window, int filters, Window pool) =>
        new ConvolutionPoolJob<AnyEpilogue, MaxPool>(
            null!, PaddedImage.InputOf(window, Strided(pixelStride)), Sweep.Forward(window), null, filters, default, default, new MaxPool(pool, default)).ScratchFloats;

    /// <summary>Scratch floats of a convolution fused with pooling, with a Winograd-transformed weight.</summary>
    /// <inheritdoc cref="PooledScratch"/>
    public static long WinogradPooledScratch(int pixelStride, Window window, int filters, Window pool) =>
        new WinogradPoolJob<AnyEpilogue, MaxPool>(null!, PooledTiles(PaddedImage.InputOf(window, Strided(pixelStride)), window, null, filters, pool), default, default, new MaxPool(pool, default)).ScratchFloats;

    /// <summary>Scratch floats of <see cref="InputGradient"/>.</summary>
    /// <param name="pixelStride">Of dY.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    public static long InputGradientScratch(int pixelStride, Window window, int filters) => Direct(PaddedImage.UpstreamOf(window, Strided(pixelStride), filters), window.Channels);

    /// <summary>Scratch floats of <see cref="WinogradInputGradient"/>.</summary>
    /// <inheritdoc cref="InputGradientScratch"/>
    public static long WinogradInputGradientScratch(int pixelStride, Window window, int filters) =>
        Tiled(new WinogradTiles(PaddedImage.UpstreamOf(window, Strided(pixelStride), filters), Sweep.Backward(window, 0, 0), null, window.Channels));

    /// <summary>Scratch floats of <see cref="ScatteredInputGradient"/>.</summary>
    /// <inheritdoc cref="InputGradientScratch"/>
    public static long ScatteredInputGradientScratch(int pixelStride, Window window, int filters) =>
        new ConvolutionScatterJob<StoreEpilogue>(null!, Strided(pixelStride), window, filters, null, default).ScratchFloats;

    /// <summary>Scratch floats of <c>WeightGradient</c>, with or without groups.</summary>
    /// <param name="pixelStride">Of X.</param>
    /// <param name="window">From X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    public static long WeightGradientScratch(int pixelStride, Window window, int filters) =>
        new ConvolutionWeightJob(null!, PaddedImage.InputOf(window, Strided(pixelStride)), default, 1, window, filters, 1, null).ScratchFloats;

    /// <summary>Scratch floats of <see cref="TransposedWeightGradient"/>.</summary>
    /// <inheritdoc cref="WeightGradientScratch"/>
    public static long TransposedWeightGradientScratch(int pixelStride, Window window, int filters) =>
        new ConvolutionTransposedWeightJob(null!, PaddedImage.InputOf(window, Strided(pixelStride)), default, 1, window, filters, 1, null).ScratchFloats;

    /// <summary>Scratch floats of <see cref="WinogradWeightGradient"/>.</summary>
    /// <inheritdoc cref="WeightGradientScratch"/>
    public static long WinogradWeightGradientScratch(int pixelStride, Window window, int filters) =>
        new WinogradWeightJob(null!, new WinogradTiles(PaddedImage.InputOf(window, Strided(pixelStride)), Sweep.Forward(window), null, filters), default, 1, 1, null).ScratchFloats;

    private static Images Strided(int pixelStride) => new(default, 0, pixelStride);

    private static long Direct(PaddedImage image, int filters) => new ConvolutionJob<StoreEpilogue>(null!, image, default, null, filters, default, default).ScratchFloats;

    private static long Tiled(WinogradTiles tiles) => new WinogradJob<StoreEpilogue>(null!, tiles, default, default).ScratchFloats;

    /// <summary>A placeholder: no epilogue takes scratch memory.</summary>
    private readonly struct AnyEpilogue : IPixelEpilogue
    {
        public Vector256<float> Of(Vector256<float> product, int column) => product;
    }
}
