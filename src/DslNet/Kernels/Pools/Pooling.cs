using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>Pooling and its adjoints, per channel, 8 channels at a time. Channels are padded to whole vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pooling
{
    /// <summary>Max pooling; NaN if one is.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">[rows × pixels of the input × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from input to output, without padding.</param>
    /// <param name="y">[rows × pixels of the output × channels].</param>
    public static void Max(WorkerPool workers, FloatSlice x, int rows, Window window, FloatSlice y) =>
        workers.Run(new PoolJob<MaxPool>(x, new MaxPool(window, y)), rows, Cost(rows, window));

    /// <summary>The same, with the index of the first maximum in each window.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">[rows × pixels of the input × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output; of 256 pixels at most.</param>
    /// <param name="y">[rows × pixels of the output × channels].</param>
    /// <param name="positions">The indices of the maxima, a byte each, rows padded to whole vectors.</param>
    public static void Max(WorkerPool workers, FloatSlice x, int rows, Window window, FloatSlice y, FloatSlice positions) =>
        workers.Run(new PoolJob<MaxPoolWithPositions>(x, new MaxPoolWithPositions(window, y, positions)), rows, Cost(rows, window));

    /// <summary>The adjoint of max pooling: dy at the position of the maximum, 0 elsewhere.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="positions">The indices from <see cref="Max(WorkerPool, FloatSlice, int, Window, FloatSlice, FloatSlice)"/>.</param>
    /// <param name="upstream">dy, [rows × pixels of the output × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output.</param>
    /// <param name="gradient">dx, [rows × pixels of the input × channels].</param>
    public static void MaxGradient(WorkerPool workers, FloatSlice positions, FloatSlice upstream, int rows, Window window, FloatSlice gradient) =>
        workers.Run(new MaxPoolGradientJob(positions, upstream, window, gradient), rows, Cost(rows, window));

    /// <summary>Average pooling.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">[rows × pixels of the input × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from input to output, without padding.</param>
    /// <param name="y">[rows × pixels of the output × channels].</param>
    public static void Average(WorkerPool workers, FloatSlice x, int rows, Window window, FloatSlice y) =>
        workers.Run(new PoolJob<AveragePool>(x, new AveragePool(window, y)), rows, Cost(rows, window));

    /// <summary>The adjoint of average pooling: dy divided by the window's size, summed where windows overlap.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">dy, [rows × pixels of the output × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output.</param>
    /// <param name="gradient">dx, [rows × pixels of the input × channels].</param>
    public static void AverageGradient(WorkerPool workers, FloatSlice upstream, int rows, Window window, FloatSlice gradient) =>
        workers.Run(new AveragePoolGradientJob(upstream, window, gradient), rows, Cost(rows, window));

    /// <summary>Bytes of a row of positions.</summary>
    internal static nint PositionBytes(Window window) => (nint)Lanes.Stride(((window.OutPixels * Lanes.Stride(window.Channels)) + 3) / 4) * sizeof(float);

    /// <summary>Whether windows partition the input: each pixel is in exactly one.</summary>
    internal static bool Tiles(Window window) =>
        window.StrideY == window.KernelHeight && window.StrideX == window.KernelWidth
        && window.OutHeight * window.StrideY == window.Height && window.OutWidth * window.StrideX == window.Width;

    private static long Cost(int rows, Window window) => (long)rows * window.OutPixels * window.KernelHeight * window.KernelWidth * Lanes.Stride(window.Channels);
}
