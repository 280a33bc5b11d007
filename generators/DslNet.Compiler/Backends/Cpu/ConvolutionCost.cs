using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>What the algorithms of a convolution and its gradients cost for an image, in multiplications, and the sizes of what they keep in scratch memory.</summary>
internal static class ConvolutionCost
{
    /// <summary>As the kernels have them: floats of a vector, columns of a panel, rows of a register tile.</summary>
    public const int Vector = 8, Panel = 16, Tile = 6;

    // What storing a part and adding it elsewhere costs, in multiplications of the product that it comes from.
    private const int CostOfAdding = 5;

    // What transforming a channel of a tile of 2×2 pixels, there or back, costs beside the multiplications, in multiplications, as measured.
    private const int CostOfTransform = 90;

    // What transforming a weight costs for each of its pairs of channels. It is counted in full, so that a single image isn't slower for it.
    private const int CostOfTransformedWeight = 100;

    /// <summary>Every pixel of the output multiplies its window.</summary>
    public static decimal Direct(Window window, int filters, int height, int width) => (decimal)height * width * window.Taps * Padded(filters, Panel);

    /// <summary>16 products for every tile, and the transforms there and back.</summary>
    public static decimal Winograd(int height, int width, int from, int to) =>
        (decimal)((height + 1L) / 2) * ((width + 1L) / 2) * (WinogradWeightFloats(from, to) + (CostOfTransform * (from + Padded(to, Panel))));

    /// <summary>The same forward, with the weight's transform.</summary>
    public static decimal WinogradForward(Window window, int filters, int height, int width) =>
        Winograd(height, width, window.Channels, filters) + ((decimal)CostOfTransformedWeight * window.Channels * Padded(filters, Panel));

    /// <summary>Every pixel of the input multiplies the outputs that saw it.</summary>
    public static decimal Gathered(Window window, int filters)
    {
        decimal seen = (decimal)Seen(window.Height, window.KernelHeight, window.StrideY, window.PadTop) * Seen(window.Width, window.KernelWidth, window.StrideX, window.PadLeft);

        // Gathering also copies images, and its tiles are less full: a tenth, as measured.
        return decimal.Truncate(seen * filters * Padded(window.Channels, Panel) * 10 / 9);
    }

    /// <summary>Every pixel of the output multiplies the weight, and adds what comes out to the pixels that it saw.</summary>
    public static decimal Scattered(Window window, int filters) =>
        (decimal)window.OutHeight * window.OutWidth * ScatteredColumns(window) * (filters + CostOfAdding);

    /// <summary>Whether the weight's gradient costs clearly less transposed. Copying a window costs about as much as two rows of a register tile.</summary>
    public static bool SumsTransposed(Window window, int filters)
    {
        long direct = (CopiesWindows(window) ? Padded(window.Taps, Tile) : window.Taps) * Padded(filters, Panel);
        long transposed = (Padded(filters, 2) + 2) * Padded(window.Taps, Panel);
        return 5 * transposed < 3 * direct;
    }

    /// <summary>Floats of a weight that is transformed for Winograd's tiles.</summary>
    public static long WinogradWeightFloats(int from, int to) => 16L * from * Padded(to, Panel);

    /// <summary>Floats of a weight that is turned round, from filters to channels.</summary>
    public static long TurnedWeightFloats(Window window, int filters) => (long)window.KernelHeight * window.KernelWidth * filters * Padded(window.Channels, Panel);

    /// <summary>Floats of the sum of one group of images.</summary>
    public static long WeightSumFloats(Window window, int filters, bool transposed) =>
        (CopiesWindows(window) && !transposed ? Padded(window.Taps, Tile) : window.Taps) * Padded(filters, Panel);

    /// <summary>Columns of the weight as scattering reads it.</summary>
    public static long ScatteredColumns(Window window) => Padded(window.KernelHeight * window.KernelWidth * Padded(window.Channels, Vector), Panel);

    /// <summary>A count as whole units.</summary>
    public static long Padded(long count, int unit) => (count + unit - 1) / unit * unit;

    /// <summary>Whether a row of a window is so short that windows are copied out. The nine numbers of three short rows stay in registers.</summary>
    private static bool CopiesWindows(Window window) =>
        window.KernelWidth * window.Channels < Tile && (window.KernelHeight, window.KernelWidth * window.Channels) != (3, 3);

    /// <summary>
    /// Along one side: the taps that all pixels of the input see, those on zeros around the output included. A pixel sees the taps that leave the
    /// same remainder by the stride as its place; of places and of taps there are so many for each remainder, and one more for some.
    /// </summary>
    private static long Seen(int size, int kernel, int stride, int padding)
    {
        (long places, long morePlaces) = (size / stride, size % stride);
        (long taps, long moreTaps) = (kernel / stride, kernel % stride);
        long first = padding % stride;
        long untilStride = Math.Max(0, Math.Min(first + morePlaces, moreTaps) - first);
        long fromZero = Math.Max(0, Math.Min(first + morePlaces - stride, moreTaps));
        return (stride * places * taps) + (places * moreTaps) + (morePlaces * taps) + untilStride + fromZero;
    }
}
