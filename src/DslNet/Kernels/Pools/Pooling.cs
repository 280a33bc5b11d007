using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>Pools and their derivatives: each channel on its own, 8 channels at a time. Pixels are filled up to whole vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pooling
{
    /// <summary>The greatest number of each window; NaN if one is.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">[rows × pixels of the input × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output; never beyond the input's border.</param>
    /// <param name="y">[rows × pixels of the output × channels].</param>
    public static void Max(WorkerPool workers, FloatSlice x, int rows, Window window, FloatSlice y) =>
        workers.Run(new PoolJob<MaxPool>(x, new MaxPool(window, y)), rows, Cost(rows, window));

    /// <summary>The same, and the place in the window where the first of the greatest numbers was.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">[rows × pixels of the input × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output; of 256 pixels at most.</param>
    /// <param name="y">[rows × pixels of the output × channels].</param>
    /// <param name="positions">As many bytes, each row of them filled up to whole vectors.</param>
    public static void Max(WorkerPool workers, FloatSlice x, int rows, Window window, FloatSlice y, FloatSlice positions) =>
        workers.Run(new PoolJob<MaxPoolWithPositions>(x, new MaxPoolWithPositions(window, y, positions)), rows, Cost(rows, window));

    /// <summary>dy, where the greatest number was; elsewhere 0.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="positions">What <see cref="Max(WorkerPool, FloatSlice, int, Window, FloatSlice, FloatSlice)"/> kept.</param>
    /// <param name="upstream">dy, [rows × pixels of the output × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output.</param>
    /// <param name="gradient">dx, [rows × pixels of the input × channels].</param>
    public static void MaxGradient(WorkerPool workers, FloatSlice positions, FloatSlice upstream, int rows, Window window, FloatSlice gradient) =>
        workers.Run(new MaxPoolGradientJob(positions, upstream, window, gradient), rows, Cost(rows, window));

    /// <summary>The mean of each window.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">[rows × pixels of the input × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output; never beyond the input's border.</param>
    /// <param name="y">[rows × pixels of the output × channels].</param>
    public static void Average(WorkerPool workers, FloatSlice x, int rows, Window window, FloatSlice y) =>
        workers.Run(new PoolJob<AveragePool>(x, new AveragePool(window, y)), rows, Cost(rows, window));

    /// <summary>dy in equal shares; where windows overlap, sums.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="upstream">dy, [rows × pixels of the output × channels].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From input to output.</param>
    /// <param name="gradient">dx, [rows × pixels of the input × channels].</param>
    public static void AverageGradient(WorkerPool workers, FloatSlice upstream, int rows, Window window, FloatSlice gradient) =>
        workers.Run(new AveragePoolGradientJob(upstream, window, gradient), rows, Cost(rows, window));

    /// <summary>Bytes of a row of positions.</summary>
    internal static nint PositionBytes(Window window) => (nint)Lanes.Stride(((window.OutPixels * Lanes.Stride(window.Channels)) + 3) / 4) * sizeof(float);

    /// <summary>Whether windows lie side by side and leave nothing out: each pixel of the input is in exactly one.</summary>
    internal static bool Tiles(Window window) =>
        window.StrideY == window.KernelHeight && window.StrideX == window.KernelWidth
        && window.OutHeight * window.StrideY == window.Height && window.OutWidth * window.StrideX == window.Width;

    private static long Cost(int rows, Window window) => (long)rows * window.OutPixels * window.KernelHeight * window.KernelWidth * Lanes.Stride(window.Channels);
}
